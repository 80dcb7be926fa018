import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { readMemberNumber } from '../deeds/member-number-input.ts';
import { findHandPlace, type ShopHand } from '../merchants/shop-hand.ts';
import { type CounterCodes, readCounterCode } from './counter-code.ts';
import { checkCode, findNextCode, type JudgedOffer, judgeOffers } from './counter-code-store.ts';

export type CheckCounterCodeOutcome =
  | { readonly outcome: 'RIGHT'; readonly offers: readonly JudgedOffer[] }
  | { readonly outcome: 'FORBIDDEN' | 'WRONG_CODE' | 'TOO_MANY_TRIES' | 'NOT_POSSIBLE' };

/**
 * With the member's code, and not before: what of this shop the member can take now. Yes or no for each offer, never why
 * not. The code is not spent by it.
 *
 * - RIGHT.
 * - WRONG_CODE: it counts as a try. TOO_MANY_TRIES: as redeemAtCounter has it.
 * - NOT_POSSIBLE: no such member, or no code left: nobody is told which.
 * - FORBIDDEN: the caller does not work at this shop.
 */
export async function checkCounterCode(
  deps: { readonly database: Database; readonly counterCodes: CounterCodes },
  command: {
    readonly hand: ShopHand;
    readonly merchantId: string;
    readonly memberNumber: string;
    readonly code: string;
  },
): Promise<CheckCounterCodeOutcome> {
  const { merchantId } = command;
  const place = await findHandPlace(deps.database.prisma, merchantId, command.hand);
  if (place === null) return { outcome: 'FORBIDDEN' };
  const { networkId } = place;
  const memberNumber = readMemberNumber(command.memberNumber);
  const next =
    memberNumber === null ? null : await findNextCode(deps.database.prisma, networkId, memberNumber);
  if (next === null) return { outcome: 'NOT_POSSIBLE' };
  const codeHash = deps.counterCodes.hashOf(next.cardId, next.number, readCounterCode(command.code) ?? '');
  const answer = await inTransaction(deps.database, (tx) =>
    checkCode(tx, { networkId, merchantId, next, codeHash }),
  );
  switch (answer) {
    case 'RIGHT': {
      const { memberId } = next;
      return {
        outcome: 'RIGHT',
        offers: await judgeOffers(deps.database, { networkId, merchantId, memberId }),
      };
    }
    case 'WRONG':
      return { outcome: 'WRONG_CODE' };
    case 'TOO_MANY':
      return { outcome: 'TOO_MANY_TRIES' };
    default:
      return answer satisfies never;
  }
}
