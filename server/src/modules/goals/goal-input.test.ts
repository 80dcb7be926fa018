import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type GoalTerms,
  hashOfTerms,
  pledgeProblems,
  readCancelReason,
  readGoalInput,
} from './goal-input.ts';

const now = new Date('2026-11-26T05:00:00Z');
const good = {
  title: { th: 'หลังคาศาลาวัด' },
  beneficiary: { th: 'ซ่อมหลังคาศาลาวัดให้เสร็จก่อนหน้าฝน' },
  targetPoints: 5_000,
  endsAt: new Date('2027-01-31T16:59:59Z'),
};

const wrongFields = (change: object) =>
  readGoalInput({ ...good, ...change }, now).problems.map(({ path }) => path[0]);

describe('a goal as it is written', () => {
  test('is tidied: a title is one line, however it was pasted', () => {
    const { change, problems } = readGoalInput({ ...good, title: { th: ' หลังคา\n ศาลาวัด ' } }, now);
    expect(problems).toEqual([]);
    expect(change.title).toEqual({ th: 'หลังคา ศาลาวัด', en: '' });
    expect(change).not.toHaveProperty('description');
  });

  test.each([
    ['no title', { title: {} }, ['title']],
    ['a long title', { title: { th: 'ก'.repeat(121) } }, ['title']],
    ['a title that turns the text around', { title: { en: 'roof\u202e' } }, ['title']],
    ['nothing that is done with it', { beneficiary: { th: ' ' } }, ['beneficiary']],
    ['a long description', { description: { en: 'a'.repeat(2_001) } }, ['description']],
    ['no points', { targetPoints: 0 }, ['targetPoints']],
    ['a million and one points', { targetPoints: 1_000_001 }, ['targetPoints']],
    ['an end that has passed', { endsAt: now }, ['endsAt']],
    ['an end in two years', { endsAt: new Date('2028-11-26') }, ['endsAt']],
    ['an end that is no date', { endsAt: new Date(Number.NaN) }, ['endsAt']],
  ])('with %s is refused', (_what, change, fields) => {
    expect(wrongFields(change)).toEqual(fields);
  });

  test('by its hash is known again whatever its key, and is another when anything is', () => {
    const terms: GoalTerms = {
      ...good,
      title: { th: 'หลังคาศาลาวัด', en: '' },
      description: { th: '', en: '' },
      beneficiary: { th: 'ซ่อมหลังคา', en: '' },
    };
    expect(hashOfTerms(terms, true)).toBe(hashOfTerms({ ...terms }, true));
    const others = [
      { ...terms, title: { th: '', en: 'หลังคาศาลาวัด' } },
      { ...terms, targetPoints: 5_001 },
      { ...terms, endsAt: new Date('2027-01-30T16:59:59Z') },
    ];
    const hashes = [...others.map((each) => hashOfTerms(each, true)), hashOfTerms(terms, false)];
    expect(new Set([hashOfTerms(terms, true), ...hashes]).size).toBe(5);
  });
});

test('a pledge is a whole number of points, one at least', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.double()), (points) => {
      const isGood = Number.isInteger(points) && points >= 1 && points <= 1_000_000;
      expect(pledgeProblems(points).length === 0).toBe(isGood);
    }),
  );
});

test('a goal is called off with a reason that people can read', () => {
  expect(readCancelReason(' ฝนตก งานเลื่อน ')).toEqual({ reason: 'ฝนตก งานเลื่อน', problems: [] });
  for (const reason of ['', ' ', 'ก'.repeat(501), 'a\u0000b']) {
    expect(readCancelReason(reason).problems).toHaveLength(1);
  }
});
