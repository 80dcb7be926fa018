import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { findPlaceCode, type PlaceCodeRow, revokePlaceCode } from './place-code-store.ts';

export type RevokeDeedCodeOutcome =
  | { readonly outcome: 'REVOKED'; readonly placeCode: PlaceCodeRow }
  | { readonly outcome: 'FORBIDDEN' };

/**
 * A coordinator ends a code; what was recorded with it stays.
 *
 * - REVOKED: by now, or before.
 * - FORBIDDEN: no such code, or not a coordinator of its network.
 */
export function revokeDeedCode(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly codeId: string | null },
): Promise<RevokeDeedCodeOutcome> {
  const { codeId } = command;
  return inTransaction(deps.database, async (tx) => {
    const placeCode = codeId === null ? null : await findPlaceCode(tx, codeId);
    if (placeCode === null) return { outcome: 'FORBIDDEN' };
    if (!isCoordinator(await findMembership(tx, placeCode.networkId, command.userId))) {
      return { outcome: 'FORBIDDEN' };
    }
    await revokePlaceCode(tx, placeCode.id);
    return { outcome: 'REVOKED', placeCode: (await findPlaceCode(tx, placeCode.id)) ?? placeCode };
  });
}
