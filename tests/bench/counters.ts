import { TypeID } from 'typeid-js';
import { drawVoucherCode } from '../../server/src/modules/redemptions/voucher-code.ts';
import { redeemBatch } from '../../server/src/modules/redemptions/voucher-store.ts';
import { newId } from '../../server/src/platform/ids.ts';
import { booksProblems } from '../testkit/books.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { nothingDocument, useVoucherDocument } from './documents.ts';
import { atLeast, atMost } from './figure.ts';
import type { Scenario } from './load/plan.ts';
import { type Population, populate, tokenOf } from './population.ts';
import { measureLoad, playRounds, type Side, scenarioTable } from './rounds.ts';
import { withWorld } from './with-world.ts';

/** Two at each of the fifty shops. */
const counterCount = 100;
const memberCount = 2_000;
/** More than are scanned in a second, so that each voucher is shown once. */
const vouchersPerSecond = 6_000;
const batchSize = 250;

/**
 * A hundred counters, two at each of fifty shops, that scan at once, each its next customer as soon as it has an answer;
 * beside them, in the same run and the same server, a mutation that does nothing. Every scan is another voucher.
 */
export function benchCounters(bench: Bench): Promise<BenchResult> {
  return withWorld(bench, async (world) => {
    bench.report(`making ${memberCount} members and ${counterCount} counters`);
    const population = await populate(world, { members: memberCount, offers: counterCount / 2 });
    const shops = await staffCounters(world, population);
    const rounds = await playRounds(bench, sidesOf(bench, world, shops));
    const measured = rounds.scenarios();
    return {
      bench: 'counters',
      figures: [
        atLeast(
          'scans at 100 counters / a mutation that does nothing',
          rounds.ratio('scan', 'nothing'),
          0.15,
        ),
        atMost('p99 of a scan at 100 counters, ms', measured['scan']?.p99Ms ?? 0, 1_000),
        atMost('scans that were not counted', measured['scan']?.unexpected ?? 0, 0),
      ],
      tables: { 'Medians of the rounds': scenarioTable(measured) },
      scenarios: measured,
      ratios: { scanToNothing: rounds.ratio('scan', 'nothing') },
      booksProblems: await booksProblems(world.pool),
    };
  });
}

interface CounterShop {
  readonly networkId: string;
  readonly merchantId: string;
  readonly offerId: string;
}

/** The shop of each counter; members 1 to 100 stand behind them. */
async function staffCounters(world: World, { network }: Population): Promise<readonly CounterShop[]> {
  const { rows: shops } = await world.pool.query<CounterShop>(
    `SELECT network_id AS "networkId", merchant_id AS "merchantId", (array_agg(id))[1] AS "offerId"
     FROM offer WHERE network_id = $1 GROUP BY network_id, merchant_id ORDER BY merchant_id`,
    [network.uuid],
  );
  const counters = Array.from({ length: counterCount }, (_, index) => shops[index % shops.length]).filter(
    (shop) => shop !== undefined,
  );
  await world.pool.query(
    `INSERT INTO merchant_staff (id, network_id, merchant_id, membership_id, role)
     SELECT uuidv7(), membership.network_id, place.merchant_id, membership.id, 'CASHIER'
     FROM unnest($1::text[], $2::uuid[]) AS place (token, merchant_id)
     JOIN session ON session.token = place.token
     JOIN membership ON membership.user_id = session.user_id AND membership.network_id = $3`,
    // The generator's request n comes from member 1 + n % 100, and takes shop n % 100.
    [
      counters.map((_, index) => tokenOf(1 + index)),
      counters.map(({ merchantId }) => merchantId),
      network.uuid,
    ],
  );
  return counters;
}

/** Vouchers for so many scans, in the order in which the counters come: number n is one of the shop of counter n % 100. */
async function issueVouchers(
  world: World,
  counters: readonly CounterShop[],
  count: number,
): Promise<string[]> {
  const { rows: members } = await world.pool.query<{ id: string }>(
    "SELECT id FROM membership WHERE network_id = $1 AND 'MEMBER' = ANY (roles) ORDER BY id",
    [counters[0]?.networkId],
  );
  const codes: string[] = [];
  while (codes.length < count) {
    const requests = Array.from({ length: batchSize }, (_, index) => {
      const number = codes.length + index;
      const shop = counters[number % counters.length];
      const member = members[number % members.length];
      if (shop === undefined || member === undefined) throw new Error('nobody is there');
      const { networkId, offerId } = shop;
      return {
        ...{ networkId, offerId, memberId: member.id, idempotencyKey: newId() },
        ...{ voucherId: newId(), code: drawVoucherCode() },
      };
    });
    const answers = await redeemBatch(world.pool, requests);
    const refused = answers.find(({ status }) => status !== 'REDEEMED');
    if (refused !== undefined) throw new Error(`a voucher was not issued: ${refused.status}`);
    codes.push(...requests.map(({ code }) => code));
  }
  return codes;
}

function sidesOf(bench: Bench, world: World, counters: readonly CounterShop[]): Side[] {
  const pids = [world.server.process.pid ?? 0];
  const common = {
    urls: [world.server.url],
    members: counterCount,
    offerIds: counters.map(({ merchantId }) => TypeID.fromUUID('merchant', merchantId).toString()),
  };
  const closed = (name: string, scenario: (seconds: number) => Promise<Scenario>): Side => ({
    name,
    measure: async (seconds) =>
      measureLoad(
        bench,
        await scenario(seconds),
        { kind: 'closed', connections: counterCount, seconds },
        pids,
      ),
  });
  return [
    closed('nothing', async () => ({
      ...common,
      name: 'nothing',
      document: nothingDocument,
      expected: '"Comparison"',
    })),
    closed('scan', async (seconds) => ({
      ...common,
      name: 'scan',
      document: useVoucherDocument,
      codes: await issueVouchers(world, counters, seconds * vouchersPerSecond),
      expected: '"UseVoucherSuccess"',
    })),
  ];
}
