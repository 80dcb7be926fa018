import { TypeID } from 'typeid-js';
import { reconcile } from '../../server/src/modules/ledger/reconcile.ts';
import { booksProblems } from '../testkit/books.ts';
import type { Crowd } from './crowd.ts';
import type { Ledger } from './ledger.ts';
import type { Stage } from './stage.ts';
import type { Plan } from './wishes.ts';

interface VoucherFact {
  readonly key: string;
  readonly code: string;
  readonly state: string;
  readonly use_id: string | null;
}

/** Compares what the crowd was told with what the database holds, and the database with itself. */
export async function judge(stage: Stage, plan: Plan, ledger: Ledger, crowd: Crowd): Promise<void> {
  const client = await stage.database.pool.connect();
  try {
    const problems = Object.entries(await booksProblems(stage.database.pool)).filter(
      ([, count]) => count !== 0,
    );
    for (const [name, count] of problems) ledger.violation(`books: ${name} ${count}`);
    const report = await reconcile(client);
    for (const check of report.checks) {
      if (check.differences > 0)
        ledger.violation(`reconcile ${check.code}: ${JSON.stringify(check.examples)}`);
    }
  } finally {
    client.release();
  }
  await compareVouchers(stage, plan, ledger);
  await compareSold(stage, plan, ledger);
  await crowd.replay(plan.wishes);
}

async function compareVouchers(stage: Stage, plan: Plan, ledger: Ledger): Promise<void> {
  const { rows } = await stage.database.pool.query<VoucherFact>(
    `SELECT voucher.idempotency_key AS key, voucher.code, voucher.state, voucher_use.id AS use_id
    FROM voucher LEFT JOIN voucher_use ON voucher_use.voucher_id = voucher.id
    WHERE voucher.offer_id = ANY ($1::uuid[])`,
    [Object.values(plan.offers).map(({ id }) => TypeID.fromString(id).toUUID())],
  );
  const facts = new Map(rows.map((row) => [row.key, row]));
  if (facts.size !== rows.length) ledger.violation('a key has two vouchers');
  for (const [key, code] of ledger.codes) {
    if (facts.get(key)?.code !== code)
      ledger.violation(`${key} was acknowledged with ${code} and has ${facts.get(key)?.code}`);
  }
  for (const key of facts.keys()) {
    // Everybody asks until they know, so there is no voucher that nobody was told of.
    if (!ledger.codes.has(key)) ledger.violation(`${key} has a voucher that nobody was told of`);
  }
  for (const key of ledger.cancelledKeys) {
    if (facts.get(key)?.state !== 'CANCELLED')
      ledger.violation(`${key} was cancelled and is ${facts.get(key)?.state}`);
  }
  for (const [key, useId] of ledger.uses) {
    const fact = facts.get(key);
    if (fact?.state !== 'USED' || fact.use_id === null || !isSameId(useId, fact.use_id))
      ledger.violation(`${key} was used as ${useId} and is ${JSON.stringify(fact)}`);
    if (ledger.cancelledKeys.has(key)) ledger.violation(`${key} was used and cancelled`);
  }
}

function isSameId(globalId: string, uuid: string): boolean {
  return globalId === uuid || TypeID.fromString(globalId).toUUID() === uuid;
}

/** Neither more than there is, nor less than was wanted. */
async function compareSold(stage: Stage, plan: Plan, ledger: Ledger): Promise<void> {
  const sold = await soldOf(stage, plan);
  const given = [...ledger.cancelledKeys].filter((key) => key.startsWith('counter-')).length;
  const everybody = plan.members.length;
  const expected: Readonly<Record<keyof Plan['offers'], number>> = {
    scarce: Math.min(everybody, plan.offers.scarce.stockTotal ?? Number.POSITIVE_INFINITY),
    plenty: Math.min(everybody, plan.offers.plenty.stockTotal ?? Number.POSITIVE_INFINITY),
    returned: Math.min(everybody, plan.offers.returned.stockTotal ?? Number.POSITIVE_INFINITY),
    counter: everybody - given,
    'beyond the purse': 0,
  };
  for (const [name, units] of Object.entries(expected)) {
    if (sold[name] !== units) ledger.violation(`${name}: ${sold[name]} sold, not ${units}`);
  }
}

/** How many units vouchers hold, by the offer's name. */
export async function soldOf(stage: Stage, plan: Plan): Promise<Readonly<Record<string, number>>> {
  const { rows } = await stage.database.pool.query<{ title: string; sold: number }>(
    `SELECT offer.title_en AS title, offer_stock.sold FROM offer JOIN offer_stock ON offer_stock.offer_id = offer.id
    WHERE offer.id = ANY ($1::uuid[])`,
    [Object.values(plan.offers).map(({ id }) => TypeID.fromString(id).toUUID())],
  );
  return Object.fromEntries(rows.map(({ title, sold }) => [title, sold]));
}
