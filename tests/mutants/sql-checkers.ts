import type pg from 'pg';
import { agreeOnReconciliation } from '../model/compare.ts';
import { checkLockOrder } from '../model/lock-order.ts';
import { checkMonthIsTakenOnce, checkQueueAtCeiling } from '../model/month-taken.ts';
import { playPairs } from '../model/pairs.ts';
import { playLivesInSql } from '../model/sql-lives.ts';
import type { SqlCheckerName } from './sql-mutants.ts';

/** The checks of tests/model, long enough for every mutant here, and drawn from one seed: they throw when they notice. */
export const sqlCheckers: Readonly<Record<SqlCheckerName, (pool: pg.Pool, seed: number) => Promise<void>>> = {
  lives: async (pool, seed) => {
    await playLivesInSql(pool, { commands: 800, seed, shrinks: false });
    await agreeOnReconciliation(pool);
  },
  pairs: (pool, seed) => playPairs({ pool, pairs: 250, seed, shrinks: false }),
  'lock order': (pool) => checkLockOrder(pool),
  'a month at once': (pool) => checkMonthIsTakenOnce(pool),
  'a queue at a ceiling': (pool) => checkQueueAtCeiling(pool),
};
