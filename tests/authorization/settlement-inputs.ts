import { randomUUID } from 'node:crypto';
import {
  dayAhead,
  dispute,
  drawUp,
  letTwoWeeksPass,
  newestStatement,
  pay,
  proposeRate,
  rateInForce,
  settleWeekly,
  spendOnce,
  stepDispute,
} from '../testkit/settlement.ts';
import type { Cast } from './cast.ts';

/** A statement of a shop of the cast's owner, and the period that it is of. */
export async function settlementOf(
  cast: Cast,
): Promise<{ readonly settlement: string; readonly run: string }> {
  const { network, member } = cast;
  await settleWeekly(network);
  await rateInForce(network, 50);
  const shop = await cast.shop();
  await spendOnce(shop, member, await shop.offer());
  await letTwoWeeksPass(network);
  await drawUp(cast.world);
  const { network: found } = await network.coordinator.client.ask<{
    network: { settlement: { runs: { nodes: { id: string; statementCount: number }[] } } };
  }>(
    'query ($slug: String!) { network(slug: $slug) { settlement { runs { nodes { id statementCount } } } } }',
    {
      slug: network.slug,
    },
  );
  const run = found.settlement.runs.nodes.find(({ statementCount }) => statementCount > 0);
  return { settlement: (await newestStatement(shop)).id, run: run?.id ?? '' };
}

async function openDispute(cast: Cast): Promise<string> {
  const { settlement } = await settlementOf(cast);
  return (await dispute(cast.people.owner, settlement)).dispute?.id ?? '';
}

let nextDay = 5;

/** A rate that another coordinator has proposed, each for a day of its own. */
async function proposedRate(cast: Cast): Promise<string> {
  return (await proposeRate(cast.network, { fromDay: dayAhead(nextDay++) })).rate?.id ?? '';
}

export const settlementInputs: Readonly<Record<string, (cast: Cast) => Promise<object>>> = {
  answerSettlementDispute: async (cast) => ({
    disputeId: await openDispute(cast),
    correctionSatang: 100,
    reason: 'นับใหม่แล้ว',
  }),
  changeOfferCostRule: async (cast) => {
    const { id } = await (await cast.shop()).offer();
    return { offerId: id, costRule: { bearer: 'SHOP' } };
  },
  confirmSettlementCorrection: async (cast) => {
    const disputeId = await openDispute(cast);
    const answer = { disputeId, correctionSatang: 60_000, reason: 'นับใหม่แล้ว' };
    await stepDispute(cast.network.coordinator, 'answerSettlementDispute', answer);
    return { disputeId };
  },
  confirmSettlementRate: async (cast) => ({ rateId: await proposedRate(cast) }),
  disputeSettlement: async (cast) => ({
    statementId: (await settlementOf(cast)).settlement,
    note: 'ยอดน้อยไป',
    idempotencyKey: randomUUID(),
  }),
  markSettlementPaid: async (cast) => ({
    statementId: (await settlementOf(cast)).settlement,
    reference: 'KT-1',
    paidOn: dayAhead(0),
    idempotencyKey: randomUUID(),
  }),
  proposeSettlementRate: async ({ network }) => ({
    networkId: network.id,
    satangPerPoint: 75,
    fromDay: dayAhead(3),
    idempotencyKey: randomUUID(),
  }),
  setSettlementPolicy: async ({ network }) => ({ networkId: network.id, period: 'WEEK' }),
  undoSettlementPayment: async (cast) => {
    const { settlement } = await settlementOf(cast);
    await pay(cast.network.coordinator, settlement);
    return { statementId: settlement, reason: 'โอนผิด', idempotencyKey: randomUUID() };
  },
  withdrawSettlementDispute: async (cast) => ({ disputeId: await openDispute(cast) }),
  withdrawSettlementRate: async (cast) => ({ rateId: await proposedRate(cast) }),
};
