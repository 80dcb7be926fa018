import { describe, expect, test } from 'vitest';
import type { MerchantRow } from '../merchants/merchant-store.ts';
import { changedFields, fieldText } from './application-fields.ts';

const shop: MerchantRow = {
  ...{ id: 'a', networkId: 'b', status: 'CHANGES_REQUESTED', categoryCode: 'FOOD', isTrusted: false },
  ...{
    nameTh: 'ร้านป้าแดง',
    nameEn: '',
    descriptionTh: '',
    descriptionEn: '',
    openingHoursTh: '',
    openingHoursEn: '',
  },
  ...{ phone: '0812345678', address: 'หมู่ 3', latitude: 14.0307, longitude: 99.6812, placeId: null },
  ...{ pictureId: null, pictureKey: null, suspendedUntil: null },
  ...{ appliedAt: new Date(0), createdAt: new Date(0), monthlyCeilingPoints: null },
  ...{ closedFrom: null, closedUntil: null, closedNoteTh: '', closedNoteEn: '' },
};
const names = { category: 'อาหาร', place: 'บ้านใหม่' };

describe('the parts of an application', () => {
  test('that are given as they were have not changed', () => {
    expect(changedFields(shop, { phone: '0812345678', address: 'หมู่ 3', nameTh: 'ร้านป้าแดง' })).toEqual([]);
  });

  test('are told apart, whichever of their columns changes', () => {
    expect(changedFields(shop, { nameEn: "Daeng's", longitude: 99.7, pictureId: 'c' })).toEqual([
      'NAME',
      'PLACE',
      'PICTURE',
    ]);
  });

  test('read as words: a place with all that is known of it, each once', () => {
    expect(fieldText('PLACE', shop, names)).toBe('หมู่ 3\nบ้านใหม่\n14.03070, 99.68120');
    expect(fieldText('NAME', { ...shop, nameEn: 'ร้านป้าแดง' }, names)).toBe('ร้านป้าแดง');
    expect(fieldText('PICTURE', shop, names)).toBeNull();
    expect(fieldText('DESCRIPTION', shop, names)).toBeNull();
  });
});
