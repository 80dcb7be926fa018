import { expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import {
  askAgain,
  expectServersWork,
  onAPair,
  rushStock,
  rushThroughFailOver,
} from '../testkit/standby-rush.ts';

test('with a synchronous standby, promoted in a rush: nothing that was acknowledged is lost', async () => {
  await onAPair({ isSynchronous: true }, async (postgres, group) => {
    const { offer, attempts, answers, servedBefore, lost } = await rushThroughFailOver(postgres, group);

    expect(servedBefore.size).toBeGreaterThan(0);
    expect(lost).toEqual([]);
    expect([...answers.values()].filter(({ voucher }) => voucher !== undefined)).toHaveLength(rushStock);
    const again = await askAgain(attempts, offer);
    for (const [key, { voucher }] of answers) {
      expect(again.get(key)?.voucher?.code).toBe(voucher?.code);
      if (voucher !== undefined) expect(again.get(key)?.replayed).toBe(true);
    }
    expect(await booksProblems(group.world.pool)).toEqual(soundBooks);
    await expectServersWork(group);
  });
});
