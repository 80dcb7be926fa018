import { describe, expect, it } from 'vitest';
import { createAwardKeys } from './award-key.ts';

function counted() {
  let count = 0;
  return createAwardKeys(() => {
    count += 1;
    return `key-${count}`;
  });
}

const intention = { memberId: 'member_1', points: 10, reason: { th: 'ช่วยงานวัด' } };

describe('createAwardKeys', () => {
  it('keeps the key over retries of the same award', () => {
    const keys = counted();
    expect(keys.keyFor(intention)).toBe('key-1');
    expect(keys.keyFor({ ...intention, reason: { ...intention.reason } })).toBe('key-1');
  });

  it.each([
    { ...intention, points: 20 },
    { ...intention, memberId: 'member_2' },
    { ...intention, reason: { th: 'ช่วยงานวัด', en: 'Helped' } },
  ])('takes a new one for another award %#', (other) => {
    const keys = counted();
    expect(keys.keyFor(intention)).toBe('key-1');
    expect(keys.keyFor(other)).toBe('key-2');
  });

  it('takes a new one for the same award given again', () => {
    const keys = counted();
    keys.keyFor(intention);
    keys.finish();
    expect(keys.keyFor(intention)).toBe('key-2');
  });
});
