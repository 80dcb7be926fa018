import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { actOnCase, type CaseActionOutcome, type CaseCommand } from './case-action.ts';
import { tickItem, untickItem } from './checklist-store.ts';

/**
 * A coordinator has looked at one thing of the checklist, or takes that back. Who ticked first, and when, is kept.
 *
 * - DONE: also when it was so already.
 * - INVALID: the network has no such item (any more).
 * - FORBIDDEN, OWN_SHOP: see openMerchantCase.
 */
export function tickChecklistItem(
  deps: { readonly database: Database },
  command: CaseCommand & { readonly itemId: string | null; readonly isTicked: boolean },
): Promise<CaseActionOutcome> {
  return actOnCase<CaseActionOutcome>(deps, command, async (tx, { merchant, membership }) => {
    const { itemId, isTicked } = command;
    const { id: merchantId, networkId } = merchant;
    if (itemId === null) return { outcome: 'INVALID', problems: [noSuchItem] };
    if (!isTicked) await untickItem(tx, merchantId, itemId);
    else if (!(await tickItem(tx, { merchantId, itemId, networkId, membershipId: membership.id }))) {
      return { outcome: 'INVALID', problems: [noSuchItem] };
    }
    return { outcome: 'DONE', merchant };
  });
}

const noSuchItem: FieldProblem = {
  path: ['itemId'],
  message: { th: 'ไม่มีข้อนี้ในรายการตรวจแล้ว', en: 'The checklist has no such item (any more).' },
};
