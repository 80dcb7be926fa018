import { expect, test } from 'vitest';
import { sentenceOf } from './letter-sentence.ts';
import { stateOf } from './letter-state.ts';

test('a letter says one sentence in each language', () => {
  const letter = { countedUntil: '2026-11-26', purpose: 'ขอกู้กองทุนหมู่บ้าน' };
  expect(sentenceOf({ ...letter, deedCount: 12, categoryCount: 3 })).toEqual({
    th: 'ในรอบ 12 เดือนถึง 26 พ.ย. 2569 ได้ทำความดีที่มีผู้รับรองอย่างน้อย 12 ครั้ง ใน 3 หมวด · ใช้เพื่อ: ขอกู้กองทุนหมู่บ้าน',
    en: 'In the 12 months until 26 Nov 2026, has done at least 12 confirmed good deeds in 3 categories · For: ขอกู้กองทุนหมู่บ้าน',
  });
  expect(sentenceOf({ ...letter, deedCount: 1, categoryCount: 1 }).en).toContain(
    'at least 1 confirmed good deed in 1 category',
  );
});

const now = new Date('2026-11-26T12:00:00Z');
const [before, after] = [new Date('2026-11-26T11:59:59Z'), new Date('2026-11-26T12:00:01Z')];

test.each([
  [{ revokedAt: null, expiresAt: after, isTrue: true }, 'VALID'],
  [{ revokedAt: null, expiresAt: now, isTrue: true }, 'EXPIRED'],
  [{ revokedAt: before, expiresAt: after, isTrue: true }, 'REVOKED'],
  [{ revokedAt: null, expiresAt: after, isTrue: false }, 'NO_LONGER_TRUE'],
  [{ revokedAt: null, expiresAt: before, isTrue: false }, 'EXPIRED'],
])('%j is %s', (letter, state) => {
  expect(stateOf(letter, now)).toBe(state);
});
