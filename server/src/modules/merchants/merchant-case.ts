import type { MerchantField, MerchantStatus, OpenVoucherPolicy } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { findCaseOwner, setCaseOwner } from '../merchant-cases/case-owner-store.ts';
import { recordCase } from './case-event-store.ts';
import { findShopUserIds, notifyOfMerchant } from './merchant-notices.ts';
import { decisionRefusal } from './merchant-policy.ts';
import { isOpenCase, type MerchantStep, merchantSteps } from './merchant-state.ts';
import { changeMerchant, lockMerchant, type MerchantRow } from './merchant-store.ts';
import { findStaffPlace } from './staff-store.ts';

export interface MerchantCase {
  readonly merchant: MerchantRow;
  /** Of the coordinator who decides. */
  readonly membership: MembershipRow;
}

export type OpenMerchantCaseOutcome =
  | { readonly outcome: 'OPENED'; readonly opened: MerchantCase }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' };

/**
 * The shop that a coordinator is to decide on, locked: nobody else decides on it, and nobody becomes its staff, before
 * the transaction ends.
 *
 * - FORBIDDEN: not a coordinator of its network, or no such shop.
 * - OWN_SHOP: the coordinator works there.
 */
export async function openMerchantCase(
  tx: Executor,
  command: { readonly userId: string; readonly merchantId: string },
): Promise<OpenMerchantCaseOutcome> {
  const merchant = await lockMerchant(tx, command.merchantId);
  if (merchant === null) return { outcome: 'FORBIDDEN' };
  const membership = await findMembership(tx, merchant.networkId, command.userId);
  const refusal = decisionRefusal(await findStaffPlace(tx, merchant.id, command.userId), membership);
  if (refusal !== null || membership === null) return { outcome: refusal ?? 'FORBIDDEN' };
  return { outcome: 'OPENED', opened: { merchant, membership } };
}

export type OpenForDecisionRefusal =
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'OWN_SHOP' }
  | { readonly outcome: 'TAKEN'; readonly ownerName: string };

/**
 * As {@link openMerchantCase}, to decide.
 *
 * - TAKEN: another coordinator looks after the application. Whoever wants to decide all the same takes it over first,
 *   knowingly.
 */
export async function openForDecision(
  tx: Executor,
  command: { readonly userId: string; readonly merchantId: string },
): Promise<{ readonly outcome: 'OPENED'; readonly opened: MerchantCase } | OpenForDecisionRefusal> {
  const found = await openMerchantCase(tx, command);
  if (found.outcome !== 'OPENED') return { outcome: found.outcome };
  if (!isOpenCase(found.opened.merchant.status)) return found;
  const owner = await findCaseOwner(tx, command.merchantId);
  if (owner === null || owner.membershipId === found.opened.membership.id) return found;
  return { outcome: 'TAKEN', ownerName: owner.name };
}

export type MerchantDecisionOutcome =
  | { readonly outcome: 'DECIDED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'STATE'; readonly status: MerchantStatus };

/**
 * Takes the shop one step on, writes it down, and tells those who run it.
 *
 * - DECIDED: the shop as it is now.
 * - STATE: the step does not start from where the shop stands. The condition is in the statement.
 */
export async function decideOnMerchant(
  tx: Executor,
  { merchant, membership }: MerchantCase,
  decision: {
    readonly step: Exclude<MerchantStep, 'RESUBMIT'>;
    readonly reason: string | null;
    /** Set by SUSPEND alone; every other step leaves the shop without an end date. */
    readonly suspendedUntil?: Date;
    /** Of SUSPEND alone. */
    readonly openVouchers?: OpenVoucherPolicy;
    /** Of REQUEST_CHANGES alone. */
    readonly fields?: readonly MerchantField[];
  },
): Promise<MerchantDecisionOutcome> {
  const { from, to, caseAction, notice } = merchantSteps[decision.step];
  const row = await changeMerchant(tx, merchant.id, from, {
    status: to,
    suspendedUntil: decision.suspendedUntil ?? null,
  });
  if (row === null) return { outcome: 'STATE', status: merchant.status };
  const { reason, fields = [] } = decision;
  await recordCase(
    tx,
    { networkId: row.networkId, merchantId: row.id },
    {
      ...{ action: caseAction, actor: 'COORDINATOR', membershipId: membership.id, reason, fields },
      ...(decision.openVouchers === undefined ? {} : { openVouchers: decision.openVouchers }),
    },
  );
  // An application that is decided is nobody's work any more.
  if (isOpenCase(merchant.status) && !isOpenCase(row.status)) await setCaseOwner(tx, row, null);
  await notifyOfMerchant(tx, row, { kind: notice, userIds: await findShopUserIds(tx, row.id), reason });
  return { outcome: 'DECIDED', merchant: row };
}
