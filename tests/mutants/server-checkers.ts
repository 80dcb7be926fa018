import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { agree, agreeOnBooks } from '../model/compare.ts';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { redeem, voucherOf } from '../testkit/redeem.ts';
import type { OwnRedis } from '../testkit/redis.ts';
import type { Shop } from '../testkit/shop.ts';
import { letUseAge } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import type { World } from '../testkit/world.ts';
import type { ServerCheckerName } from './server-mutants.ts';

export interface Scene {
  readonly world: World;
  readonly redis: OwnRedis;
  readonly network: Network;
  readonly shop: Shop;
}

/** What a server must do, each as short as it can be and without luck: they throw when it does not. */
export const serverCheckers: Readonly<Record<ServerCheckerName, (scene: Scene) => Promise<void>>> = {
  async 'what is answered is written'({ world, network, shop }) {
    const offer = await shop.offer();
    const member = await network.member({ points: 100 });
    for (let round = 0; round < 5; round++) {
      const { code } = await voucherOf(member, offer);
      const { rowCount } = await world.pool.query('SELECT FROM voucher WHERE code = $1', [code]);
      if (rowCount !== 1) throw new Error('a voucher answered and not written');
    }
  },

  async 'one key, one voucher'({ world, network, shop }) {
    const member = await network.member({ points: 1_000 });
    const offer = await shop.offer();
    const key = randomUUID();
    await Promise.all(Array.from({ length: 32 }, () => redeem(member, offer, key)));
    const again = await redeem(member, offer, key);
    const { rows } = await world.pool.query<{ code: string }>(
      'SELECT code FROM voucher WHERE idempotency_key = $1',
      [key],
    );
    agree(
      'the vouchers of one key',
      rows.map(({ code }) => code),
      [again.voucher?.code],
    );
  },

  /** Without Redis, whose lock would let one at a time into the queue. */
  async 'one member at a time'({ world, network, redis, shop }) {
    const member = await network.member({ points: 35 });
    const offers = await Promise.all(Array.from({ length: 8 }, () => shop.offer()));
    await redis.kill();
    try {
      await waitUntil('the server to miss Redis', async () => (await redisOf(world)) !== 'up');
      const results = await Promise.all(
        offers.map((offer) =>
          redeem(member, offer).catch((error: unknown) => ({ __typename: String(error) })),
        ),
      );
      const succeeded = results.filter((result) => result.__typename === 'RedeemOfferSuccess').length;
      const refused = results.filter((result) => result.__typename === 'InsufficientPointsError').length;
      agree(
        'what a member with points for three gets of eight',
        { succeeded, refused },
        { succeeded: 3, refused: 5 },
      );
      await agreeOnBooks(world.pool);
    } finally {
      await redis.revive();
      await waitUntil('the server to find Redis again', async () => (await redisOf(world)) === 'up');
    }
  },

  async 'Redis forgets'({ network, redis, shop }) {
    const offer = await shop.offer({ stockTotal: 40 });
    const members = await network.members(60, 10);
    const before = await Promise.all(members.slice(0, 30).map((member) => redeem(member, offer)));
    await redis.run((client) => client.flushall());
    const after = await Promise.all(members.slice(30).map((member) => redeem(member, offer)));
    const sold = [...before, ...after].filter(({ __typename }) => __typename === 'RedeemOfferSuccess').length;
    agree('what is sold of 40', sold, 40);
  },

  async 'everybody gets their own'({ world, network, shop }) {
    const offer = await shop.offer();
    const members = await network.members(40, 10);
    const codes = await Promise.all(members.map(async (member) => (await voucherOf(member, offer)).code));
    const { rows } = await world.pool.query<{ userId: string; code: string }>(
      `SELECT membership.user_id AS "userId", code FROM voucher JOIN membership ON membership.id = member_id
        WHERE code = ANY ($1)`,
      [codes],
    );
    const holderOf = new Map(rows.map(({ code, userId }) => [code, userId]));
    for (const [index, member] of members.entries()) {
      if (holderOf.get(codes[index] ?? '') !== member.userId)
        throw new Error("somebody got somebody else's voucher");
    }
  },

  async "another's lock stays"({ world, network, redis, shop }) {
    const offer = await shop.offer();
    const member = await network.member({ points: 100 });
    const memberId = TypeID.fromString(member.memberId).toUUID();
    const lock = `kwamdee:lock:{${memberId}}`;
    await waitUntil('a redemption that takes its lock', async () => {
      const redeemed = await whileHeld(
        world,
        memberId,
        () => redeem(member, offer),
        async () => {
          // Too slow an answer of Redis, and it goes on without.
          if ((await redis.run((client) => client.get(lock))) === null) return false;
          // Its lock runs out, and another takes it.
          await redis.run((client) => client.set(lock, 'another holder', 'PX', 60_000));
          await redis.run((client) => client.config('RESETSTAT'));
          return true;
        },
      );
      return redeemed;
    });
    await waitUntil('the lock to be given back', async () =>
      (await redis.run((client) => client.info('commandstats'))).includes('cmdstat_eval'),
    );
    const holder = await redis.run((client) => client.get(lock));
    if (holder !== 'another holder') throw new Error("the other's lock is gone");
    await redis.run((client) => client.del(lock));
  },

  async 'tried again, still one'({ world, network, shop }) {
    const offer = await shop.offer();
    const member = await network.member({ points: 100 });
    const key = randomUUID();
    await world.pool.query(`
      CREATE SEQUENCE failures;
      CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        IF nextval('failures') = 1 THEN RAISE EXCEPTION 'once' USING ERRCODE = 'serialization_failure'; END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER fail_once AFTER INSERT ON voucher FOR EACH STATEMENT EXECUTE FUNCTION fail_once()`);
    try {
      const first = await waitUntil('a voucher', async () => (await redeem(member, offer, key)).voucher);
      const second = await redeem(member, offer, key);
      agree('the voucher when asked again', second.voucher?.code, first.code);
    } finally {
      await world.pool.query(
        'DROP TRIGGER fail_once ON voucher; DROP FUNCTION fail_once; DROP SEQUENCE failures',
      );
    }
  },

  async 'too late to undo'({ world, network, shop }) {
    const member = await network.member({ points: 10 });
    const { code } = await voucherOf(member, await shop.offer());
    const { useId } = await shop.use(code);
    if (useId === undefined) throw new Error('not used');
    await letUseAge(world, useId, 31);
    const undone = await mutate({ client: shop.owner.client }, 'undoVoucherUse', {
      merchantId: shop.id,
      useId,
    });
    agree('what is undone after 31 seconds', undone.__typename, 'UndoWindowPassedError');
  },
};

/** PostgreSQL keeps the member waiting: what `look` says meanwhile. */
async function whileHeld<T>(
  world: World,
  memberId: string,
  act: () => Promise<unknown>,
  look: () => Promise<T>,
): Promise<T> {
  const client = await world.pool.connect();
  let acted: Promise<unknown> = Promise.resolve();
  try {
    await client.query('BEGIN');
    await client.query('SELECT FROM ledger_account WHERE member_id = $1 FOR UPDATE', [memberId]);
    acted = act();
    await waitUntil('the redemption to wait', async () => {
      const { rowCount } = await world.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rowCount === 1;
    });
    return await look();
  } finally {
    await client.query('ROLLBACK');
    client.release();
    await acted;
  }
}

async function redisOf(world: World): Promise<string> {
  const response = await fetch(`${world.server.url}/health/ready`);
  return ((await response.json()) as { redis: string }).redis;
}
