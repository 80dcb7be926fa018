import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type BalancedWorld, startBalancedWorld } from './balanced-world.ts';
import type { MemberPerson } from './network.ts';
import { type RedeemResult, redeem } from './redeem.ts';
import type { ShopOffer } from './shop.ts';
import { ReplicatedPostgres } from './standby.ts';
import { runJob } from './time-travel.ts';
import { waitUntil } from './wait-until.ts';

const memberCount = 300;
export const rushStock = 240;
/** How many are at it at the same time. */
const handCount = 16;

export interface Attempt {
  readonly member: MemberPerson;
  readonly key: string;
}

/** Runs `story` on two servers whose PostgreSQL has a standby. */
export async function onAPair(
  options: Parameters<typeof ReplicatedPostgres.start>[0],
  story: (postgres: ReplicatedPostgres, group: BalancedWorld) => Promise<void>,
): Promise<void> {
  const postgres = await ReplicatedPostgres.start(options);
  try {
    const group = await startBalancedWorld({ serverCount: 2, ownerUrl: postgres.url });
    try {
      await story(postgres, group);
    } finally {
      await group.stop();
    }
  } finally {
    await postgres.remove();
  }
}

/** The answer to one key, asked for until there is one, as the app does. */
function untilAnswered({ member, key }: Attempt, offer: ShopOffer): Promise<RedeemResult> {
  return waitUntil(
    'an answer',
    async () => {
      const result = await redeem(member, offer, key);
      return result.__typename === 'BusyError' ? null : result;
    },
    90_000,
  );
}

/** A rush in which the primary is lost, while a stream of members redeems: the first answer to each key, and which of them the new primary does not know. */
export async function rushThroughFailOver(postgres: ReplicatedPostgres, group: BalancedWorld) {
  const network = await group.world.network();
  const offer = await (await network.shop()).offer({ costPoints: 10, stockTotal: rushStock });
  const attempts = (await network.members(memberCount, 10)).map((member) => ({ member, key: randomUUID() }));
  // What is lost is of the rush: a member whose sign-in was lost could not ask again.
  await postgres.standbyHasAll();
  const answers = new Map<string, RedeemResult>();
  const rush = askAll(attempts, offer, (key, answer) => answers.set(key, answer));
  await waitUntil('a part of the rush to be served', () => answers.size >= memberCount / 5);

  await postgres.killPrimary();
  const servedBefore = new Map(answers);
  await postgres.failOver();
  await rush;
  const { rows } = await group.world.pool.query<{ key: string; code: string }>(
    'SELECT idempotency_key AS key, code FROM voucher',
  );
  const kept = new Map(rows.map(({ key, code }) => [key, code]));
  // Among them may be answers that were still on their way to the member when the primary died.
  const lost = [...answers].filter(
    ([key, { voucher }]) => voucher !== undefined && kept.get(key) !== voucher.code,
  );
  return { offer, attempts, answers, servedBefore, lost };
}

/** All are still the processes that they were, and serve and work off jobs. */
export async function expectServersWork({ world, servers }: BalancedWorld): Promise<void> {
  for (const { url, process } of servers) {
    expect(process.exitCode).toBeNull();
    await waitUntil('the server to be ready', async () => (await fetch(`${url}/health/ready`)).ok);
  }
  await runJob(world, 'expire_vouchers');
  await waitUntil('jobs to be done again', async () => {
    const { rows } = await world.pool.query(
      `SELECT FROM graphile_worker.jobs WHERE task_identifier = 'expire_vouchers'`,
    );
    return rows.length === 0;
  });
}

/** Asks again for every key. */
export async function askAgain(
  attempts: readonly Attempt[],
  offer: ShopOffer,
): Promise<ReadonlyMap<string, RedeemResult>> {
  const answers = new Map<string, RedeemResult>();
  await askAll(attempts, offer, (key, answer) => answers.set(key, answer));
  return answers;
}

/** A few at the same time, in order. */
async function askAll(
  attempts: readonly Attempt[],
  offer: ShopOffer,
  onAnswer: (key: string, answer: RedeemResult) => void,
): Promise<void> {
  const waiting = [...attempts];
  const hand = async (): Promise<void> => {
    for (let attempt = waiting.shift(); attempt !== undefined; attempt = waiting.shift())
      onAnswer(attempt.key, await untilAnswered(attempt, offer));
  };
  await Promise.all(Array.from({ length: handCount }, hand));
}
