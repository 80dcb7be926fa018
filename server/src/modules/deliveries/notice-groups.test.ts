import 'reflect-metadata';
import { expect, test } from 'vitest';
import { type DeliveryChannel, NoticeKind } from '../../platform/generated/enums.ts';
import { groupOfKind, NoticeGroup, outsideWordsOf, wants } from './notice-groups.ts';

const groups = Object.values(NoticeGroup);

test('every kind of notice is in a group that people can choose by', () => {
  expect(Object.keys(groupOfKind).sort()).toEqual(Object.values(NoticeKind).sort());
  for (const kind of Object.values(NoticeKind)) expect(groups).toContain(groupOfKind[kind]);
});

test.each(Object.values(NoticeKind))(
  'what is seen of %s outside has both languages, and nothing to fill in',
  (kind) => {
    const { th, en } = outsideWordsOf(kind);
    expect(th).toMatch(/^[฀-๿ ]{5,60}$/);
    expect(en).toMatch(/^[A-Z][A-Za-z, ]{5,60}$/);
  },
);

test('mail and LINE tell by themselves of what asks for an answer, and of no points', () => {
  const byDefault = (channel: DeliveryChannel) => groups.filter((group) => wants([], group, channel));
  expect(byDefault('EMAIL')).toEqual(['PLACE', 'SHOP', 'WORK']);
  expect(byDefault('LINE')).toEqual(['SHOP', 'WORK']);
  expect(byDefault('PUSH')).toEqual(groups);
});

test('a choice holds for its group and its channel alone', () => {
  const choices = [{ group: 'WORK', channel: 'EMAIL', isWanted: false } as const];
  expect(wants(choices, 'WORK', 'EMAIL')).toBe(false);
  expect(wants(choices, 'WORK', 'LINE')).toBe(true);
  expect(wants(choices, 'SHOP', 'EMAIL')).toBe(true);
});
