import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import {
  dispute,
  drawUp,
  letTwoWeeksPass,
  newestStatement,
  pay,
  rateInForce,
  settleWeekly,
  spendOnce,
  stepDispute,
  viewSettlement,
} from '../testkit/settlement.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { World } from '../testkit/world.ts';
import { agreeOnReconciliation } from './compare.ts';
import { SettlementModel } from './settlement-model.ts';

let world: World;

beforeAll(async () => {
  // Statements are drawn up where the test says so, not by the clock.
  world = await World.start({ env: { JOBS: 'off' } });
});
afterAll(() => world.stop());

type Step =
  | { readonly do: 'rate'; readonly satang: number }
  | { readonly do: 'rule'; readonly offer: number; readonly percent: number }
  | { readonly do: 'use'; readonly offer: number }
  | { readonly do: 'undo'; readonly which: number }
  | { readonly do: 'close'; readonly lines: number }
  | { readonly do: 'correct'; readonly satang: number }
  | { readonly do: 'pay' };

const prices = [7, 13, 999] as const;
const offer = fc.nat({ max: prices.length - 1 });
const use = fc.record({ do: fc.constant('use' as const), offer });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: use },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('rate' as const), satang: fc.integer({ min: 0, max: 333 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('rule' as const),
      offer,
      percent: fc.integer({ min: 0, max: 100 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('close' as const), lines: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('correct' as const),
      satang: fc.integer({ min: -40_000, max: 40_000 }).filter((satang) => satang !== 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pay' as const) }) },
);

interface Place {
  readonly network: Network;
  readonly shop: Shop;
  readonly member: MemberPerson;
  readonly offers: readonly ShopOffer[];
  readonly model: SettlementModel;
  readonly useIds: string[];
}

async function makePlace(): Promise<Place> {
  const network = await world.network();
  await settleWeekly(network);
  const shop = await network.shop();
  const [member] = await network.members(1, 100_000);
  if (member === undefined) throw new Error('nobody');
  const offers: ShopOffer[] = [];
  for (const costPoints of prices) offers.push(await shop.offer({ costPoints }));
  return { network, shop, member, offers, model: new SettlementModel(prices), useIds: [] };
}

async function play(place: Place, taken: Step): Promise<void> {
  const { network, shop, member, offers, model, useIds } = place;
  switch (taken.do) {
    case 'rate':
      await rateInForce(network, taken.satang);
      model.rateSatang = taken.satang;
      return;
    case 'rule': {
      const { percent } = taken;
      const costRule =
        percent === 0
          ? { bearer: 'SHOP' }
          : percent === 100
            ? { bearer: 'NETWORK' }
            : { bearer: 'SHARED', networkPercent: percent };
      const input = { offerId: offers[taken.offer]?.id, costRule };
      const { __typename } = await mutate(network.coordinator, 'changeOfferCostRule', input);
      expect(__typename).toBe('ChangeOfferCostRuleSuccess');
      model.setPercent(taken.offer, percent);
      return;
    }
    case 'use': {
      const wanted = offers[taken.offer];
      if (wanted === undefined) throw new Error('no offer');
      useIds.push(await spendOnce(shop, member, wanted));
      model.use(taken.offer);
      return;
    }
    case 'undo': {
      const standing = model.uses.flatMap(({ isUndone }, index) => (isUndone ? [] : [index]));
      const chosen = standing[taken.which % Math.max(standing.length, 1)];
      if (chosen === undefined) return;
      const input = { merchantId: shop.id, useId: useIds[chosen] };
      const { __typename } = await mutate(shop.owner, 'undoVoucherUse', input);
      // On a slow machine the thirty seconds may be over.
      if (__typename === 'UndoWindowPassedError') return;
      expect(__typename).toBe('UndoVoucherUseSuccess');
      model.undo(chosen);
      return;
    }
    case 'close':
      await letTwoWeeksPass(network);
      await drawUp(world, taken.lines);
      model.close();
      return;
    case 'correct': {
      if (model.statements.length === 0) return;
      const { id } = await newestStatement(shop);
      const disputeId = (await dispute(shop.owner, id)).dispute?.id;
      const answer = { disputeId, correctionSatang: taken.satang, reason: 'นับใหม่' };
      const { __typename } = await stepDispute(network.coordinator, 'answerSettlementDispute', answer);
      expect(__typename).toBe('SettlementDisputeSuccess');
      model.correct(taken.satang);
      return;
    }
    case 'pay': {
      const { settlementStatements } = await viewSettlement(shop);
      const due = settlementStatements?.nodes.find(
        ({ state, payableSatang }) => state === 'ISSUED' && payableSatang > 0,
      );
      if (due !== undefined)
        expect(await pay(network.coordinator, due.id)).toMatchObject({ statement: { state: 'PAID' } });
      return;
    }
    default:
      taken satisfies never;
  }
}

async function compare({ shop, model }: Place): Promise<void> {
  const { settlement, settlementStatements } = await viewSettlement(shop);
  expect(settlement).toMatchObject({
    owedSatang: Number(model.owedSatang),
    carriedSatang: Number(model.carriedSatang),
  });
  const statements = (settlementStatements?.nodes ?? []).toReversed();
  expect(statements).toHaveLength(model.statements.length);
  for (const [index, expected] of model.statements.entries()) {
    const sums = Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, Number(value)]));
    expect(statements[index]).toMatchObject(sums);
    const lines = statements[index]?.lines.nodes ?? [];
    expect(lines.reduce((sum, { satang }) => sum + satang, 0)).toBe(
      Number(expected.usesSatang + expected.reversalsSatang + expected.adjustmentsSatang),
    );
  }
}

test('whatever happens in whatever order, every total is the model’s to the satang', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const place = await makePlace();
      for (const taken of steps) await play(place, taken);
      await compare(place);
      await play(place, { do: 'close', lines: 3 });
      await compare(place);
    }),
    { numRuns: 12 },
  );
  await agreeOnReconciliation(world.pool);
});
