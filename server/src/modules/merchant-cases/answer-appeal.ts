import type { AppealAnswer } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { findLastMerchantStep, recordCase } from '../merchants/case-event-store.ts';
import { decideOnMerchant } from '../merchants/merchant-case.ts';
import { readReason } from '../merchants/merchant-input.ts';
import { findShopUserIds, notifyOfMerchant } from '../merchants/merchant-notices.ts';
import { answerAppealRow, findAppealOf } from './appeal-store.ts';
import { actOnCase, type CaseActionOutcome, type CaseCommand } from './case-action.ts';
import { findFreeCoordinatorUserIds } from './case-people-store.ts';

export type AnswerAppealOutcome =
  | CaseActionOutcome
  | { readonly outcome: 'ANOTHER_HAS_TO' }
  | { readonly outcome: 'NOTHING_TO_ANSWER' };

/**
 * A coordinator answers a shop's appeal: LIFTED ends the suspension, KEPT leaves it until its date. Either has its reason,
 * which the shop reads.
 *
 * - DONE: it is answered; of two at once one wins.
 * - NOTHING_TO_ANSWER: no appeal waits for its answer.
 * - ANOTHER_HAS_TO: the caller suspended the shop, and another coordinator could answer.
 * - STATE: the shop is not suspended (any more).
 * - INVALID: no reason, or too long a one. FORBIDDEN, OWN_SHOP: see openMerchantCase.
 */
export function answerAppeal(
  deps: { readonly database: Database },
  command: CaseCommand & { readonly answer: AppealAnswer; readonly reason: string },
): Promise<AnswerAppealOutcome> {
  const { reason, problems } = readReason(command.reason);
  return actOnCase<AnswerAppealOutcome>(deps, command, async (tx, opened) => {
    const { merchant, membership } = opened;
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const suspension = await findLastMerchantStep(tx, merchant.id, 'SUSPENDED');
    if (merchant.status !== 'SUSPENDED' || suspension === null) {
      return { outcome: 'STATE', status: merchant.status };
    }
    const appeal = await findAppealOf(tx, suspension.id);
    if (appeal === null || appeal.answer !== null) return { outcome: 'NOTHING_TO_ANSWER' };
    if (suspension.membershipId === membership.id) {
      const others = await findFreeCoordinatorUserIds(tx, merchant, membership.id);
      if (others.length > 0) return { outcome: 'ANOTHER_HAS_TO' };
    }
    const { answer } = command;
    if (!(await answerAppealRow(tx, appeal.id, { answer, answerReason: reason, answeredBy: membership.id })))
      throw new Error('an appeal left our own lock');
    if (answer === 'LIFTED') {
      const decided = await decideOnMerchant(tx, opened, { step: 'REINSTATE', reason });
      if (decided.outcome === 'STATE') throw new Error('a shop left our own lock');
      return { outcome: 'DONE', merchant: decided.merchant };
    }
    const { id: merchantId, networkId } = merchant;
    const step = {
      action: 'APPEAL_KEPT',
      actor: 'COORDINATOR',
      membershipId: membership.id,
      reason,
    } as const;
    await recordCase(tx, { networkId, merchantId }, step);
    const userIds = await findShopUserIds(tx, merchantId);
    await notifyOfMerchant(tx, merchant, { kind: 'MERCHANT_APPEAL_KEPT', userIds, reason });
    return { outcome: 'DONE', merchant };
  });
}
