import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { codeNumber, printedCodes, redeemAtCounter } from '../testkit/counter-codes.ts';
import { recordDeed } from '../testkit/deed.ts';
import { checkIn, type MadeEvent, makeEvent, shownToken } from '../testkit/events.ts';
import { type GoalView, letGoalRunOut, openedGoal, pledge, stepGoal, withdraw } from '../testkit/goal.ts';
import { importDeed } from '../testkit/imports.ts';
import { letLoanAge } from '../testkit/loans.ts';
import { makeRight } from '../testkit/make-right.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { cancel, redeem } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { openToSponsors, sponsor } from '../testkit/sponsoring.ts';
import { fund, thank } from '../testkit/thanks.ts';
import { letVoucherRunOut, letVoucherUseAge, runJob } from '../testkit/time-travel.ts';
import { issueSheet, voucherIdOf, wished } from '../testkit/voucher-sheet.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';
import { agreeOnReconciliation } from './compare.ts';

/**
 * No sequence of calls lowers a wallet, except by the member's own spending, holding (of what is available alone) or
 * contributing, be it in person, by a wish that a coordinator wrote down or by a code from the member's own card; or by a
 * correction that cites an entry. Random people do random things; after each call every new entry of
 * the ledger has to be one of these, and the wallets have to be what the entries say.
 */
let world: World;
let network: Network;
let shop: Shop;
let spend: ShopOffer;
let hold: ShopOffer;
let rule: Indicator;
let event: MadeEvent;
const uuidOf = (id: string) => TypeID.fromString(id).toUUID();

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
  [spend, hold] = [
    await shop.offer({ costPoints: 7 }),
    await shop.offer({ kind: 'HOLD', costPoints: 5, loanDays: 1 }),
  ];
  rule = (await adoptCatalogue(network, { FREE: { points: 6, capCount: 1_000 } })).FREE;
  event = await makeEvent(network, { indicator: rule });
  await openToSponsors(network.coordinator, event.id);
  await fund(network.coordinator, network, 200);
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await agreeOnReconciliation(world.pool);
  await world.stop();
});

const callNames = [
  ...[
    'award',
    'deed',
    'confirm',
    'correct',
    'spend',
    'hold',
    'cancel',
    'use',
    'undo',
    'release',
    'releaseHold',
    'checkIn',
    'thank',
  ],
  ...['pledge', 'withdraw', 'cancelGoal', 'goalEnds', 'voucherEnds', 'holdEnds'],
  ...['makeRight', 'useAges', 'sponsorFund', 'sponsorEvent'],
  ...['import', 'sheet', 'sheet', 'counterCode', 'counterCode'],
] as const;

interface Call {
  readonly name: (typeof callNames)[number];
  /** Who calls: a member, the coordinator, the shop, in this order. */
  readonly by: number;
  /** Which member, deed, voucher, pledge: counted from the last. */
  readonly which: number;
  readonly points: number;
}

const call: fc.Arbitrary<Call> = fc.record({
  name: fc.constantFrom(...callNames),
  by: fc.nat({ max: 4 }),
  which: fc.nat({ max: 5 }),
  points: fc.integer({ min: -3, max: 20 }),
});

/** What has been made so far in one life. */
class Life {
  readonly deeds: string[] = [];
  readonly vouchers: { id: string; code: string; useId: string }[] = [];
  readonly pledges: string[] = [];
  /** By member: the codes of the newest card. */
  readonly cards = new Map<MemberPerson, readonly string[]>();

  constructor(
    readonly members: readonly MemberPerson[],
    public goal: GoalView,
  ) {}

  person(by: number): Person {
    return this.members[by] ?? (by === 3 ? network.coordinator : shop.owner);
  }

  async make({ name, by, which, points }: Call): Promise<void> {
    const person = this.person(by);
    const member = this.members[which % this.members.length];
    const voucher = this.vouchers.at(-1 - (which % Math.max(1, this.vouchers.length)));
    const deedId = this.deeds.at(-1 - (which % Math.max(1, this.deeds.length)));
    const pledgeId = this.pledges.at(-1 - (which % Math.max(1, this.pledges.length)));
    if (member === undefined) throw new Error('nobody');
    switch (name) {
      case 'award':
        await mutate(person, 'awardPoints', {
          ...{ memberId: member.memberId, points, reason: { th: 'ดี' }, idempotencyKey: randomUUID() },
        });
        return;
      case 'deed': {
        const { deed } = await recordDeed(person, rule);
        if (deed !== undefined) this.deeds.push(deed.id);
        return;
      }
      case 'confirm':
        await mutate(person, 'confirmDeed', { deedId: deedId ?? 'deed_1' });
        return;
      case 'correct':
        await mutate(person, 'correctAward', { awardId: deedId ?? 'deed_1', reason: 'ผิดคน' });
        return;
      case 'spend':
      case 'hold': {
        const made = (await redeem(person, name === 'spend' ? spend : hold)).voucher;
        if (made !== undefined) this.vouchers.push({ ...made, useId: 'use_1' });
        return;
      }
      case 'cancel':
        await cancel(person, voucher?.id ?? 'voucher_1');
        return;
      case 'use': {
        if (voucher === undefined) return;
        const { useId } = await shop.use(voucher.code, { by: person });
        voucher.useId = useId ?? voucher.useId;
        return;
      }
      case 'undo':
        await mutate(person, 'undoVoucherUse', { merchantId: shop.id, useId: voucher?.useId ?? 'use_1' });
        return;
      case 'release':
        await mutate(person, 'releaseVoucher', { merchantId: shop.id, code: voucher?.code ?? '2222222222' });
        return;
      case 'releaseHold':
        await mutate(person, 'releaseHold', { useId: voucher?.useId ?? 'use_1' });
        return;
      case 'checkIn':
        await checkIn(person, await shownToken(network.coordinator, event));
        return;
      case 'thank':
        await thank(person, network, member, points > 0 ? { points: Math.min(points, 10) } : {});
        return;
      case 'pledge': {
        const made = (await pledge(person, this.goal, points)).pledge;
        if (made !== undefined) this.pledges.push(made.id);
        return;
      }
      case 'withdraw':
        await withdraw(person, pledgeId ?? 'pledge_1');
        return;
      case 'cancelGoal':
        await stepGoal(person, 'cancelGoal', { goalId: this.goal.id, reason: 'เลื่อนไปก่อน' });
        return;
      case 'goalEnds':
        await this.endGoal();
        return;
      case 'voucherEnds':
        if (voucher === undefined) return;
        await letVoucherRunOut(world, voucher.id);
        await runJob(world, 'expire_vouchers');
        return;
      case 'holdEnds':
        if (voucher === undefined) return;
        await letLoanAge(world, voucher.id, 24 * 200).catch(() => undefined);
        await runJob(world, 'release_old_holds');
        return;
      case 'makeRight':
        await makeRight(
          shop,
          which % 2 === 0 ? { code: voucher?.code ?? '2222222222' } : { useId: voucher?.useId ?? 'use_1' },
          {
            by: person,
          },
        );
        return;
      case 'useAges':
        if (voucher !== undefined) await letVoucherUseAge(world, voucher.id, 8 * 24 * 3_600);
        return;
      case 'sponsorFund':
      case 'sponsorEvent':
        await sponsor(shop, points, { by: person, ...(name === 'sponsorFund' ? {} : { eventId: event.id }) });
        return;
      case 'import':
        await importDeed(person.client, network, member);
        return;
      case 'sheet': {
        const offers = points > 8 ? [spend, hold] : [points > 3 ? hold : spend];
        const lines = offers.map((offer) => wished(member.memberNumber, offer, 'THROUGH_FAMILY'));
        const { sheet } = await issueSheet(person, network, lines);
        for (const { code } of sheet?.lines ?? [])
          if (code !== null)
            this.vouchers.push({ id: await voucherIdOf(network, code), code, useId: 'use_1' });
        return;
      }
      case 'counterCode':
        await this.takeAtCounter(person, member, points);
        return;
      default:
        name satisfies never;
    }
  }

  /** With the code that the shop asks for, or (not of a positive number of points) with another. */
  async takeAtCounter(by: Person, member: MemberPerson, points: number): Promise<void> {
    const codes = this.cards.get(member) ?? (await printedCodes(network, member));
    this.cards.set(member, codes);
    const number = await codeNumber(shop, member.memberNumber);
    // The card is used up: the next one.
    if (number === null) this.cards.delete(member);
    const code = codes[(number ?? 1) - (points > 0 ? 1 : 2)] ?? '000000';
    await redeemAtCounter(shop, { member, code, offer: points > 12 ? hold : spend, by });
  }

  /** The clock comes by; then there is another goal. */
  async endGoal(): Promise<void> {
    await letGoalRunOut(world, this.goal);
    await runJob(world, 'settle_goals');
    const goalId = uuidOf(this.goal.id);
    await waitUntil('the goal to be settled', async () => {
      const { rows } = await world.pool.query(
        'SELECT FROM community_goal WHERE id = $1 AND settled_at IS NOT NULL',
        [goalId],
      );
      return rows.length === 1;
    });
    this.goal = await openedGoal(network, { targetPoints: 20 });
  }
}

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly points: number;
  readonly fromKind: string;
  readonly fromMember: string | null;
  readonly toMember: string | null;
  readonly isMirror: boolean;
  readonly isOfReachedGoal: boolean;
  /** As much as its voucher says, and the voucher is this member's. */
  readonly isExact: boolean;
  /** A coordinator wrote down that this member asked for it. */
  readonly isOfWish: boolean;
  /** A code of this member's own card was given for it. */
  readonly isOfCode: boolean;
}

async function entriesAfter(lastId: string): Promise<Entry[]> {
  const { rows } = await world.pool.query<Entry>(
    `SELECT transfer.id, transfer.kind::text, transfer.points, source.kind::text AS "fromKind",
        source.member_id AS "fromMember", target.member_id AS "toMember",
        coalesce(cited.kind = 'AWARD' AND cited.to_account_id = transfer.from_account_id
          AND cited.points = transfer.points, false) AS "isMirror",
        coalesce(goal.state = 'REACHED', false) AS "isOfReachedGoal",
        coalesce(voucher.points = transfer.points AND voucher.member_id = source.member_id, false) AS "isExact",
        EXISTS (SELECT FROM voucher_sheet_line line
          WHERE line.voucher_id = voucher.id AND line.member_id = source.member_id) AS "isOfWish",
        EXISTS (SELECT FROM counter_code code
          WHERE code.voucher_id = voucher.id AND code.member_id = source.member_id) AS "isOfCode"
      FROM transfer
      JOIN ledger_account source ON source.id = transfer.from_account_id
      JOIN ledger_account target ON target.id = transfer.to_account_id
      LEFT JOIN transfer cited ON cited.id = transfer.corrects_id
      LEFT JOIN voucher ON voucher.id = transfer.voucher_id
      LEFT JOIN pledge ON pledge.id = transfer.pledge_id
      LEFT JOIN community_goal goal ON goal.id = pledge.goal_id
      WHERE transfer.id > $1 AND transfer.network_id = $2 ORDER BY transfer.id`,
    [lastId, network.uuid],
  );
  return rows;
}

/** Why this entry may take points out of a member's hands; null when nothing gives it the right. */
function rightOf(entry: Entry, caller: string | null): string | null {
  if (entry.fromMember === null) return 'not from a member';
  switch (entry.kind) {
    case 'REDEEM':
      return entry.isExact && entry.fromKind === 'MEMBER_AVAILABLE' ? choiceOf(entry, caller) : null;
    case 'HOLD':
      // Theirs still; a pledge has no voucher.
      return entry.toMember === entry.fromMember ? choiceOf(entry, caller) : null;
    case 'RELEASE':
      return entry.toMember === entry.fromMember ? 'set free, and theirs still' : null;
    case 'CONTRIBUTE':
      return entry.isOfReachedGoal ? 'their own pledge, to a goal that was reached' : null;
    case 'CORRECTION':
      return entry.isMirror ? 'a correction that cites an entry' : null;
    default:
      return null;
  }
}

/** How the member chose this; null when nothing says that they did. */
function choiceOf(entry: Entry, caller: string | null): string | null {
  if (entry.fromMember === caller) return 'by themselves';
  if (entry.isExact && entry.isOfWish) return 'their wish, written down';
  if (entry.isExact && entry.isOfCode) return 'their code, at the counter';
  return null;
}

const runs = Number(process.env['WALLET_RUNS'] ?? 8);
const seed = Number(process.env['WALLET_SEED'] ?? Date.now() % 1_000_000_000);

test('no sequence of calls lowers a wallet but by what its member chose, or by a correction that cites an entry', async () => {
  process.stdout.write(`WALLET_SEED=${seed}\n`);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 25, maxLength: 45 }), async (calls) => {
      const members = await network.members(3, 30);
      const life = new Life(members, await openedGoal(network, { targetPoints: 20 }));
      let lastId = '0';
      for (const { id } of (await entriesAfter('0')).slice(-1)) lastId = id;
      for (const each of calls) {
        const member = members[each.by];
        const caller = member === undefined ? null : uuidOf(member.memberId);
        await life.make(each);
        for (const entry of await entriesAfter(lastId)) {
          const right = rightOf(entry, caller);
          expect(right, `${entry.kind} of ${entry.points} after ${JSON.stringify(each)}`).not.toBeNull();
          if (right !== null) seen.add(`${entry.kind}: ${right}`);
          lastId = entry.id;
        }
      }
      await stepGoal(network.coordinator, 'cancelGoal', { goalId: life.goal.id, reason: 'จบการทดลอง' });
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  // It has looked at something.
  expect([...seen].map((each) => each.split(':')[0])).toEqual(
    expect.arrayContaining(['AWARD', 'REDEEM', 'HOLD', 'RELEASE', 'GIFT']),
  );
}, 240_000);

const endings = ['CANCELLED', 'EXPIRED', 'REVERSED', 'RELEASED'] as const;
const holdStep = fc.oneof(
  fc.record({
    type: fc.constant('end' as const),
    from: fc.constantFrom('ISSUED', 'USED'),
    to: fc.constantFrom(...endings),
  }),
  fc.record({ type: fc.constantFrom('use' as const, 'age' as const, 'runOut' as const) }),
);

test('on no path that a HOLD voucher can take is available and held together less than before, and all of it comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(holdStep, { maxLength: 8 }), async (steps) => {
      const [member] = await network.members(1, 30);
      if (member === undefined) throw new Error('nobody');
      const { voucher } = await redeem(member, hold);
      if (voucher === undefined) throw new Error('no voucher');
      const voucherId = uuidOf(voucher.id);
      const wallet = async () => {
        const { rows } = await world.pool.query<{ total: string; held: string }>(
          `SELECT sum(balance) AS total, sum(balance) FILTER (WHERE kind = 'MEMBER_HELD') AS held
            FROM ledger_account WHERE member_id = $1`,
          [uuidOf(member.memberId)],
        );
        return { total: Number(rows[0]?.total), held: Number(rows[0]?.held) };
      };
      const end = (from: string, to: string) =>
        world.pool.query('SELECT FROM end_vouchers(ARRAY[$1]::uuid[], $2, $3)', [voucherId, from, to]);
      for (const step of steps) {
        if (step.type === 'use') await shop.use(voucher.code);
        else if (step.type === 'runOut') await letVoucherRunOut(world, voucher.id);
        else if (step.type === 'age') await letLoanAge(world, voucher.id, 500).catch(() => undefined);
        // An ending that is none of the four ways is refused, and changes nothing.
        else if (step.type === 'end') await end(step.from, step.to).catch(() => undefined);
        expect((await wallet()).total, JSON.stringify(step)).toBe(30);
      }
      // Wherever it stands now, one of two ends is left, or it has ended.
      await end('ISSUED', 'EXPIRED');
      await end('USED', 'RELEASED');
      expect(await wallet()).toEqual({ total: 30, held: 0 });
    }),
    { numRuns: 40, seed },
  );
}, 120_000);
