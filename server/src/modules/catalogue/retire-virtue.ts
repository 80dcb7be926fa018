import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { isCatalogueCode } from './catalogue-code.ts';
import { mayEditCatalogue } from './catalogue-policy.ts';
import { lockNetworkCatalogue } from './draft-store.ts';
import { retireVirtueRow, type VirtueRow } from './virtue-store.ts';

export interface RetireVirtueCommand {
  readonly userId: string;
  readonly networkId: string | null;
  readonly code: string;
}

export type RetireVirtueOutcome =
  | { readonly outcome: 'RETIRED'; readonly virtue: VirtueRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

const unknownCode: FieldProblem = {
  path: ['code'],
  message: { th: 'ไม่มีคุณธรรมข้อนี้', en: 'There is no such virtue.' },
};

/**
 * New rules no longer name the virtue; what was done in its name keeps it, and putVirtue brings it back.
 *
 * - RETIRED: the virtue, also when it was retired before.
 * - FORBIDDEN: not a coordinator of the network, or there is no such network.
 * - INVALID: there is no such virtue.
 */
export async function retireVirtue(
  deps: { readonly database: Database },
  { userId, networkId, code }: RetireVirtueCommand,
): Promise<RetireVirtueOutcome> {
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    if (!mayEditCatalogue(await findMembership(tx, networkId, userId))) return { outcome: 'FORBIDDEN' };
    await lockNetworkCatalogue(tx, networkId);
    const virtue = isCatalogueCode(code) ? await retireVirtueRow(tx, networkId, code) : null;
    return virtue === null ? { outcome: 'INVALID', problems: [unknownCode] } : { outcome: 'RETIRED', virtue };
  });
}
