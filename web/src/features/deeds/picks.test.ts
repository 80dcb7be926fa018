import { expect, test } from 'vitest';
import { type PickCategory, searchPicks } from './picks.ts';

const indicator = (id: string, name: string, hint = '') => ({
  __typename: 'Indicator' as const,
  ...{ id, name, hint, points: 5, evidence: 'NONE' as const, privacy: 'MEMBERS' as const, capLeft: 3 },
});
const categories = [
  {
    __typename: 'DeedCategory',
    code: 'COMMUNITY',
    name: 'ชุมชน',
    picture: null,
    deeds: [
      {
        __typename: 'CatalogueDeed',
        code: 'WATER',
        name: 'ดูแลแหล่งน้ำ',
        indicators: [indicator('1', 'ช่วยทำฝาย', 'ในคลองหรือลำห้วย'), indicator('2', 'Clean the pond')],
      },
    ],
  },
] as unknown as readonly PickCategory[];

const found = (search: string) => searchPicks(categories, search).map(({ id }) => id);

test('a search finds a deed by any of its words, without its tone marks, in any case', () => {
  expect(found('ฝาย')).toEqual(['1']);
  expect(found('ลำหวย')).toEqual(['1']);
  expect(found('CLEAN')).toEqual(['2']);
  expect(found('แหลงนำ')).toEqual(['1', '2']);
  expect(found('ชุมชน ฝาย')).toEqual(['1']);
});

test('a search with a split sara am or zero-width characters finds as a whole one does', () => {
  expect(found('ท\u0E4D\u0E32ฝาย')).toEqual(['1']);
  expect(found('ทำ\u200Bฝาย')).toEqual(['1']);
});

test('a search of nothing, or for what is not there, finds nothing', () => {
  expect([found(''), found('  \u200B '), found('🎉')]).toEqual([[], [], []]);
});
