import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import type pg from 'pg';
import { agree, agreeOnReconciliation } from './compare.ts';
import { type Draft, draftsInParallel, planFor } from './drafts.ts';
import type { Answer, Operation } from './operations.ts';
import { apply } from './rules.ts';
import { SqlLife } from './sql-life.ts';
import { SqlPlace } from './sql-place.ts';
import { foundVillage, shopCount, type Village, type VillagePlan, viewOf } from './village.ts';
import { leaveVillageClock } from './village-clock.ts';

export interface PairOptions {
  readonly pool: pg.Pool;
  readonly pairs: number;
  readonly seed: number;
  readonly path?: string | undefined;
  /** False: the first failure will do, whatever its size. */
  readonly shrinks?: boolean;
}

interface Scene {
  readonly plan: VillagePlan;
  /** What happened before. */
  readonly before: readonly Draft[];
  readonly first: Draft;
  readonly second: Draft;
  /** What the second is instead: the same again; the same about the next member or voucher; the same elsewhere. */
  readonly likeness: 'UNLIKE' | 'SAME' | 'NEXT' | 'ELSEWHERE';
  /** Everybody has a voucher already. */
  readonly hasVouchers: boolean;
  /** Both draw the same new keys and nonces. */
  readonly sameNames: boolean;
}

const scene: fc.Arbitrary<Scene> = fc.record({
  plan: planFor('small'),
  before: fc.array(draftsInParallel(), { maxLength: 5, size: 'max' }),
  first: draftsInParallel(),
  second: draftsInParallel(),
  likeness: fc.constantFrom('UNLIKE', 'SAME', 'NEXT', 'ELSEWHERE'),
  hasVouchers: fc.boolean(),
  sameNames: fc.boolean(),
});

/**
 * Two operations at once, in the worst moment there is: the first has done everything and has not committed. What both
 * are answered, and what is there afterwards, must be what the model says of one after the other, in one order or the
 * other. A missing lock is found without luck: nothing here depends on who is quicker.
 */
export async function playPairs(options: PairOptions): Promise<void> {
  const [first, second, watcher] = await Promise.all([
    options.pool.connect(),
    options.pool.connect(),
    options.pool.connect(),
  ]);
  try {
    const property = fc.asyncProperty(scene.map(nameOf), async ({ drawn }) => {
      await playPair({ first, second, watcher }, drawn);
    });
    const path = options.path === undefined ? {} : { path: options.path };
    const { seed, pairs: numRuns, shrinks = true } = options;
    await fc.assert(property, { seed, numRuns, endOnFailure: !shrinks, ...path });
    // Each village has a clock of its own; the books are proven by the world's.
    await Promise.all([first, second].map((client) => leaveVillageClock(client)));
    await agreeOnReconciliation(options.pool);
  } finally {
    await Promise.all([first, second].map((client) => leaveVillageClock(client)));
    for (const client of [first, second, watcher]) client.release();
  }
}

/** So that a failure prints names and not functions. */
function nameOf(drawn: Scene): { readonly drawn: Scene; toString(): string } {
  const { plan, before, first, second, likeness } = drawn;
  const steps = [
    ...before.map(({ name }) => name),
    `${first.name} while ${likeness === 'UNLIKE' ? second.name : likeness}`,
  ];
  return { drawn, toString: () => `${JSON.stringify(plan)}: ${steps.join('; ')}` };
}

interface Clients {
  readonly first: pg.PoolClient;
  readonly second: pg.PoolClient;
  readonly watcher: pg.PoolClient;
}

async function playPair(clients: Clients, drawn: Scene): Promise<void> {
  const place = await SqlPlace.found(clients.first, drawn.plan);
  const life = new SqlLife(place, clients.first);
  const village = foundVillage(drawn.plan, 'SQL');
  const gifts: Operation[] = village.members.map((_, member) => ({
    type: 'award',
    asks: [{ member, points: 35, reason: 'a beginning', key: `beginning-${member}` }],
  }));
  const firstVouchers: Operation = {
    type: 'redeem',
    asks: village.members.map((_, member) => ({
      member,
      offer: member % village.offers.length,
      key: `beginning-${member}`,
    })),
  };
  const beginnings = drawn.hasVouchers ? [...gifts, firstVouchers] : gifts;
  for (const operation of beginnings)
    agree('a beginning', await life.apply(operation), apply(village, operation));
  for (const draft of drawn.before) {
    const operation = draft.resolve(village, 'before');
    if (operation !== null) agree(draft.name, await life.apply(operation), apply(village, operation));
  }

  const one = drawn.first.resolve(village, 'one');
  const drawnOther = drawn.likeness === 'UNLIKE' ? drawn.second : drawn.first;
  const alike = drawnOther.resolve(village, drawn.sameNames ? 'one' : 'other');
  if (one === null || alike === null) return;
  const other = likened(village, alike, drawn.likeness);
  const [answers, real] = await atOnce(clients, life, one, other);
  const view = await place.view(clients.first);

  const orders = [
    modelled(village, one, other, (a, b) => [a, b]),
    modelled(village, other, one, (a, b) => [b, a]),
  ];
  const found = JSON.stringify({ answers, view });
  if (orders.some((order) => order === canonical(found))) return;
  agree(`${JSON.stringify(one)} while ${JSON.stringify(other)} ${real}`, JSON.parse(canonical(found)), {
    ...JSON.parse(orders[0] ?? ''),
  });
}

function likened(village: Village, operation: Operation, likeness: Scene['likeness']): Operation {
  const memberStep = likeness === 'NEXT' ? 1 : 0;
  const placeStep = likeness === 'ELSEWHERE' ? 1 : 0;
  const member = (number: number) => (number + memberStep) % village.members.length;
  const names = Object.keys(village.vouchers);
  const voucher = (name: string) => names[(names.indexOf(name) + memberStep) % names.length] ?? name;
  switch (operation.type) {
    case 'redeem': {
      const offer = (number: number) => (number + placeStep) % village.offers.length;
      const asks = operation.asks.map((ask) => ({
        ...ask,
        member: member(ask.member),
        offer: offer(ask.offer),
      }));
      return { type: 'redeem', asks };
    }
    case 'award': {
      const asks = operation.asks.map((ask) => ({
        ...ask,
        member: member(ask.member),
        points: ask.points + placeStep,
      }));
      return { type: 'award', asks };
    }
    case 'end':
      return { ...operation, vouchers: operation.vouchers.map(voucher) };
    case 'use': {
      const shop = (operation.shop + placeStep) % shopCount;
      return { ...operation, shop, voucher: operation.voucher === null ? null : voucher(operation.voucher) };
    }
    default:
      return operation;
  }
}

/** The second begins when the first has done its work and not committed; and goes on when it has. */
async function atOnce(
  { first, second, watcher }: Clients,
  life: SqlLife,
  one: Operation,
  other: Operation,
): Promise<[readonly [Answer, Answer], string]> {
  const { rows } = await second.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await first.query('BEGIN');
  try {
    const oneAnswer = await life.apply(one);
    let isDone = false;
    const otherAnswer = life.over(second).apply(other);
    const settled = otherAnswer.then(
      () => (isDone = true),
      () => (isDone = true),
    );
    let waits = false;
    while (!isDone && !waits) {
      waits = await waitsForLock(watcher, rows[0]?.pid ?? 0);
      await turn();
    }
    await first.query('COMMIT');
    await settled;
    return [[oneAnswer, await otherAnswer], waits ? '(which waited)' : '(which did not wait)'];
  } catch (error) {
    await first.query('ROLLBACK');
    throw new Error(`${JSON.stringify(one)} while ${JSON.stringify(other)}: ${String(error)}`, {
      cause: error,
    });
  }
}

export async function waitsForLock(watcher: pg.ClientBase, pid: number): Promise<boolean> {
  const { rows } = await watcher.query<{ waits: boolean }>(
    `SELECT wait_event_type = 'Lock' AS waits FROM pg_stat_activity WHERE pid = $1`,
    [pid],
  );
  return rows[0]?.waits === true;
}

function modelled(
  village: Village,
  early: Operation,
  late: Operation,
  order: (early: Answer, late: Answer) => readonly [Answer, Answer],
): string {
  const copy = structuredClone(village);
  const earlyAnswer = apply(copy, early);
  return canonical(JSON.stringify({ answers: order(earlyAnswer, apply(copy, late)), view: viewOf(copy) }));
}

/** With the keys of every object in one order. */
function canonical(json: string): string {
  return JSON.stringify(JSON.parse(json), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
