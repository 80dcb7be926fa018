import { expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import {
  askAgain,
  expectServersWork,
  onAPair,
  rushStock,
  rushThroughFailOver,
} from '../testkit/standby-rush.ts';

test('with an asynchronous standby the last moment is lost, whole: what is left is consistent', async () => {
  await onAPair({ isSynchronous: false, lineDelayMs: 1_000 }, async (postgres, group) => {
    const { offer, attempts, lost } = await rushThroughFailOver(postgres, group);

    expect(lost.length).toBeGreaterThan(0);
    expect(lost.length).toBeLessThan(attempts.length);
    expect(await booksProblems(group.world.pool)).toEqual(soundBooks);
    const { rows } = await group.world.pool.query<{ sold: number }>('SELECT sold FROM offer_stock');
    // Whoever lost a voucher has not asked again yet.
    expect(rows).toEqual([{ sold: Math.min(rushStock, attempts.length - lost.length) }]);
    // Whoever asks again with the key of a lost voucher gets an answer that counts from now on.
    const lostKeys = new Set(lost.map(([key]) => key));
    const asked = attempts.filter(({ key }) => lostKeys.has(key));
    const first = await askAgain(asked, offer);
    const second = await askAgain(asked, offer);
    for (const key of lostKeys) {
      expect(['RedeemOfferSuccess', 'OfferSoldOutError']).toContain(first.get(key)?.__typename);
      expect(second.get(key)?.voucher?.code).toBe(first.get(key)?.voucher?.code);
    }
    expect(await booksProblems(group.world.pool)).toEqual(soundBooks);
    await expectServersWork(group);
  });
});
