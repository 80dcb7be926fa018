import type { FieldProblem } from '../../graphql/user-error.ts';
import type { MerchantStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { type MerchantCase, openMerchantCase } from '../merchants/merchant-case.ts';
import type { MerchantRow } from '../merchants/merchant-store.ts';

/** What comes of what a coordinator (or, in its own right, the shop) does on a case, short of deciding it. */
export type CaseActionOutcome =
  | { readonly outcome: 'DONE'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' }
  | { readonly outcome: 'STATE'; readonly status: MerchantStatus }
  | { readonly outcome: 'TAKEN'; readonly ownerName: string }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

export interface CaseCommand {
  readonly userId: string;
  readonly merchantId: string | null;
}

/** Opens the shop's case for a coordinator, with the shop locked, and lets `act` go on with it. */
export async function actOnCase<Outcome>(
  deps: { readonly database: Database },
  { userId, merchantId }: CaseCommand,
  act: (tx: Executor, opened: MerchantCase) => Promise<Outcome>,
): Promise<Outcome | { readonly outcome: 'FORBIDDEN' | 'OWN_SHOP' }> {
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const found = await openMerchantCase(tx, { userId, merchantId });
    return found.outcome === 'OPENED' ? act(tx, found.opened) : found;
  });
}
