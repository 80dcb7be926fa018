import 'reflect-metadata';
import type { NodeFetcher } from './graphql/node-fetcher.ts';
import { catalogueNode } from './modules/catalogue/catalogue-node.ts';
import { indicatorNode } from './modules/catalogue/indicator-node.ts';
import { deedNode } from './modules/deeds/deed-node.ts';
import { eventNode } from './modules/events/event-node.ts';
import { goalNode, pledgeNode } from './modules/goals/goal-node.ts';
import { importNode } from './modules/imports/import-node.ts';
import { awardProposalNode } from './modules/ledger/award-proposal-node.ts';
import { memberNode } from './modules/ledger/member-node.ts';
import { passbookEntryNode } from './modules/ledger/passbook-entry-node.ts';
import { letterNode } from './modules/letters/letter-node.ts';
import { membershipNode } from './modules/members/membership-node.ts';
import { merchantNode } from './modules/merchants/merchant-node.ts';
import { networkNode } from './modules/networks/network-node.ts';
import { noticeNode } from './modules/notifications/notice-node.ts';
import { offerNode } from './modules/offers/offer-node.ts';
import { statementNode } from './modules/passbook/statement-node.ts';
import { voucherNode } from './modules/redemptions/voucher-node.ts';
import { settlementNode, settlementRunNode } from './modules/settlements/settlement-node.ts';
import { thanksNode } from './modules/thanks/thanks-node.ts';
import { voucherSheetNode } from './modules/voucher-sheets/voucher-sheet-node.ts';

/** Every type that Query.node fetches, by the prefix of its ids. */
export const nodes: ReadonlyMap<string, NodeFetcher> = new Map(
  (
    [
      networkNode,
      noticeNode,
      membershipNode,
      memberNode,
      passbookEntryNode,
      awardProposalNode,
      catalogueNode,
      indicatorNode,
      deedNode,
      statementNode,
      eventNode,
      goalNode,
      pledgeNode,
      thanksNode,
      letterNode,
      importNode,
      merchantNode,
      offerNode,
      voucherNode,
      voucherSheetNode,
      settlementNode,
      settlementRunNode,
    ] satisfies readonly NodeFetcher[]
  ).map((fetcher) => [fetcher.prefix, fetcher]),
);
