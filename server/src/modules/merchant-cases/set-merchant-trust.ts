import type { Database } from '../../platform/postgres.ts';
import { recordCase } from '../merchants/case-event-store.ts';
import { findShopUserIds, notifyOfMerchant } from '../merchants/merchant-notices.ts';
import { changeMerchant } from '../merchants/merchant-store.ts';
import { actOnCase, type CaseActionOutcome, type CaseCommand } from './case-action.ts';

/**
 * A coordinator says that a shop's offers need no second look, or that they do again. Whether such offers then go live at
 * once is the network's policy. The timeline says when and by whom; the shop is told of the trust, not of its end.
 *
 * - DONE: also when it was so already; then nothing is written.
 * - STATE: the shop does not take part now.
 * - FORBIDDEN, OWN_SHOP: see openMerchantCase.
 */
export function setMerchantTrust(
  deps: { readonly database: Database },
  command: CaseCommand & { readonly isTrusted: boolean },
): Promise<CaseActionOutcome> {
  const { isTrusted } = command;
  return actOnCase<CaseActionOutcome>(deps, command, async (tx, { merchant, membership }) => {
    if (merchant.isTrusted === isTrusted) return { outcome: 'DONE', merchant };
    // Trust ends whatever the shop's state; it is given to one that takes part.
    const from = isTrusted ? (['APPROVED'] as const) : ([merchant.status] as const);
    const row = await changeMerchant(tx, merchant.id, from, { isTrusted });
    if (row === null) return { outcome: 'STATE', status: merchant.status };
    await recordCase(
      tx,
      { networkId: row.networkId, merchantId: row.id },
      {
        action: isTrusted ? 'TRUSTED' : 'TRUST_ENDED',
        ...{ actor: 'COORDINATOR', membershipId: membership.id, reason: null },
      },
    );
    if (isTrusted) {
      const userIds = await findShopUserIds(tx, row.id);
      await notifyOfMerchant(tx, row, { kind: 'MERCHANT_TRUSTED', userIds, reason: null });
    }
    return { outcome: 'DONE', merchant: row };
  });
}
