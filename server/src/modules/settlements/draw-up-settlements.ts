import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { drawUp, openSettlementRuns } from './run-store.ts';
import { tellOfStatements } from './settlement-notices.ts';

/** So much is one transaction: about a second of it, whatever the number of shops. */
const linesOfStep = 20_000;
const networksOfRound = 50;
/** A year of weeks, for a network that was away for so long; each round opens one period of each network. */
const mostRounds = 60;
const mostSteps = 100_000;

/**
 * Draws up the statements of every period that is over, and tells the owners who have something to come. Bounded
 * transactions, in which PostgreSQL does the sums: this process holds no entry. Whoever dies on the way, the next one goes
 * on where it stopped; a network that another process has in hand is left to it. How many statements were issued.
 */
export async function drawUpSettlements(
  deps: { readonly database: Database },
  options: { readonly linesOfStep?: number } = {},
): Promise<number> {
  let issued = 0;
  for (let round = 0; round < mostRounds; round++) {
    const runs = await inTransaction(deps.database, (tx) => openSettlementRuns(tx, networksOfRound));
    let isProgress = false;
    for (const run of runs) {
      for (let step = 0; step < mostSteps; step++) {
        const drawn = await inTransaction(deps.database, async (tx) => {
          const answer = await drawUp(tx, run, options.linesOfStep ?? linesOfStep);
          await tellOfStatements(tx, answer.issuedIds);
          return answer;
        });
        issued += drawn.issuedIds.length;
        isProgress ||= drawn.status !== 'BUSY';
        if (drawn.status !== 'MORE') break;
      }
    }
    if (!isProgress) break;
  }
  return issued;
}
