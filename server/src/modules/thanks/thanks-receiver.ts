import type { Executor } from '../../platform/transaction.ts';
import type { MembershipRow } from '../members/membership-store.ts';

/** To whom: the number on their card, or one who was met here (see listContacts). */
export type ReceiverAddress = { readonly memberNumber: string } | { readonly membershipId: string };

const numberPattern = /^[0-9]{6,10}$/;

/** The digits of a number as people type it; null for what is none. */
export function readMemberNumber(text: string): string | null {
  if (text.length > 40) return null;
  const digits = text.normalize('NFKC').replace(/[๐-๙]/g, thaiDigit).replace(/[\s-]/g, '');
  return numberPattern.test(digits) ? digits : null;
}

const thaiDigit = (digit: string) => String(digit.charCodeAt(0) - '๐'.charCodeAt(0));

/** One who is in the network now; null for everybody else. */
export async function findReceiver(
  executor: Executor,
  networkId: string,
  address: ReceiverAddress,
): Promise<MembershipRow | null> {
  return executor.membership.findFirst({
    where: {
      networkId,
      status: 'ACTIVE',
      ...('memberNumber' in address ? address : { id: address.membershipId }),
    },
    omit: { searchText: true },
  });
}
