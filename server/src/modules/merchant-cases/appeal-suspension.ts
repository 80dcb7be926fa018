import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findLastMerchantStep, recordCase } from '../merchants/case-event-store.ts';
import { notifyOfMerchant } from '../merchants/merchant-notices.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { lockMerchant } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { findAppealOf, insertAppeal } from './appeal-store.ts';
import type { CaseActionOutcome, CaseCommand } from './case-action.ts';
import { findFreeCoordinatorUserIds } from './case-people-store.ts';
import { readCaseText } from './case-text.ts';

/**
 * The owner of a suspended shop says once why it should end. Coordinators are told; the one who suspended only where there
 * is no other.
 *
 * - DONE: the appeal is there; also when the same text was sent before.
 * - STATE: the shop is not suspended (any more).
 * - INVALID: the text; or this suspension has its appeal.
 * - FORBIDDEN: not an owner of this shop, or no such shop.
 */
export async function appealSuspension(
  deps: { readonly database: Database },
  command: CaseCommand & { readonly body: string },
): Promise<CaseActionOutcome> {
  const { userId, merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  const { body, problems } = readCaseText(command.body);
  return inTransaction(deps.database, async (tx) => {
    const merchant = await lockMerchant(tx, merchantId);
    const place = await findStaffPlace(tx, merchantId, userId);
    if (merchant === null || place === null || !mayRunShop(place)) return { outcome: 'FORBIDDEN' };
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const suspension = await findLastMerchantStep(tx, merchantId, 'SUSPENDED');
    if (merchant.status !== 'SUSPENDED' || suspension === null) {
      return { outcome: 'STATE', status: merchant.status };
    }
    const earlier = await findAppealOf(tx, suspension.id);
    if (earlier !== null) {
      return earlier.body === body
        ? { outcome: 'DONE', merchant }
        : { outcome: 'INVALID', problems: [appealed] };
    }
    const { networkId } = merchant;
    const { membershipId } = place;
    await insertAppeal(tx, {
      ...{ id: newId(), networkId, merchantId, suspensionId: suspension.id, body },
      appealedBy: membershipId,
    });
    const step = { action: 'APPEALED', actor: 'MERCHANT', membershipId, reason: body } as const;
    await recordCase(tx, { networkId, merchantId }, step);
    const others = await findFreeCoordinatorUserIds(tx, merchant, suspension.membershipId);
    const userIds = others.length > 0 ? others : await findFreeCoordinatorUserIds(tx, merchant, null);
    await notifyOfMerchant(tx, merchant, { kind: 'MERCHANT_APPEALED', userIds, reason: body });
    return { outcome: 'DONE', merchant };
  });
}

const appealed: FieldProblem = {
  path: ['body'],
  message: {
    th: 'คุณขอให้ทบทวนการพักร้านครั้งนี้ไว้แล้ว',
    en: 'You have appealed against this suspension already.',
  },
};
