import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberPerson } from '../testkit/network.ts';
import { redeem } from '../testkit/redeem.ts';
import { createScratchDatabase } from '../testkit/scratch-database.ts';
import { startServer } from '../testkit/server.ts';
import type { ShopOffer } from '../testkit/shop.ts';
import { World } from '../testkit/world.ts';

/** The long form: `REFUSALS=100000 pnpm test tests/faults/refusals.test.ts`. */
const refusals = Number(process.env['REFUSALS'] ?? 5_000);
const askers = 48;
const sessionsOfRequests = 'requests of the refusals test';

let world: World;

beforeAll(async () => {
  const database = await createScratchDatabase();
  // Its request pool under a name of its own, apart from that of the job queue's owner, and small enough to stay in use.
  const requests = new URL(database.url);
  requests.searchParams.set('application_name', sessionsOfRequests);
  requests.searchParams.set('options', '-c role=kwamdee_app');
  const server = await startServer({
    databaseUrl: database.url,
    env: { APP_DATABASE_URL: requests.href, DATABASE_POOL_SIZE: '2', JOBS: 'off' },
  });
  world = World.around(server, database);
});

afterAll(() => world.stop());

async function sessions(): Promise<readonly number[]> {
  const { rows } = await world.pool.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database() ORDER BY pid',
    [sessionsOfRequests],
  );
  return rows.map(({ pid }) => pid);
}

interface Refusal {
  readonly who: MemberPerson;
  readonly offer: ShopOffer;
  readonly key?: string;
  readonly answer: string;
}

/** For each asker people of its own, and one of every kind that the books refuse. */
async function kindsOfRefusal(): Promise<readonly (readonly Refusal[])[]> {
  const network = await world.network();
  const shop = await network.shop();
  const rich = await network.members(askers, 1_000);
  const poor = await network.members(askers, 10);
  const strangers = await (await world.network()).members(askers, 1_000);
  const soldOut = await shop.offer({ costPoints: 1, stockTotal: 1 });
  const limited = await shop.offer({ costPoints: 1, perMemberLimit: 1 });
  const submitted = await shop.offer({ costPoints: 1, state: 'SUBMITTED' });
  const dear = await shop.offer({ costPoints: 5_000 });
  await redeem(await network.member({ points: 1 }), soldOut);
  return Promise.all(
    rich.map(async (richOne, index) => {
      const [poorOne, stranger] = [poor[index], strangers[index]];
      if (poorOne === undefined || stranger === undefined) throw new Error('nobody');
      const key = randomUUID();
      await redeem(richOne, limited, key);
      return [
        { who: poorOne, offer: soldOut, answer: 'OfferSoldOutError' },
        { who: poorOne, offer: dear, answer: 'InsufficientPointsError' },
        { who: poorOne, offer: submitted, answer: 'OfferUnavailableError' },
        { who: stranger, offer: limited, answer: 'NotAMemberError' },
        { who: richOne, offer: limited, answer: 'MemberLimitReachedError' },
        { who: richOne, offer: dear, key, answer: 'IdempotencyConflictError' },
      ];
    }),
  );
}

/** Asks until `count` were refused; how often each answer came. */
async function refuse(
  kindsOfAskers: readonly (readonly Refusal[])[],
  count: number,
): Promise<ReadonlyMap<string, number>> {
  const answers = new Map<string, number>();
  let next = 0;
  await Promise.all(
    kindsOfAskers.map(async (kinds) => {
      while (next < count) {
        const kind = kinds[next++ % kinds.length];
        if (kind === undefined) throw new Error('no kind');
        const { __typename: type } = await redeem(kind.who, kind.offer, kind.key);
        // On a machine that is held up, the queue turns somebody away now and then.
        const answer = type === kind.answer || type === 'BusyError' ? type : `${type}, not ${kind.answer}`;
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }
    }),
  );
  return answers;
}

test(`${refusals.toLocaleString('en')} refusals leave the very same connections: none is leaked, none renewed`, {
  timeout: 1_200_000,
}, async () => {
  const kinds = await kindsOfRefusal();
  await refuse(kinds, askers * 6);
  const before = await sessions();
  const written = await world.count('voucher', 'transfer');

  const answers = await refuse(kinds, refusals);

  expect(before).toHaveLength(2);
  expect(await sessions()).toEqual(before);
  expect([...answers.keys()].filter((answer) => answer !== 'BusyError').toSorted()).toEqual(
    kinds[0]?.map(({ answer }) => answer).toSorted(),
  );
  expect(await world.count('voucher', 'transfer')).toEqual(written);
});
