import { lengthOf } from '../../graphql/plain-text.ts';
import { newId } from '../../platform/ids.ts';
import type { Executor } from '../../platform/transaction.ts';
import { findMembership, insertMembership, type MembershipRow } from '../members/membership-store.ts';
import type { Account } from './account-store.ts';

/**
 * The membership that a person's place at a shop hangs on. One who has none gets a bare one: no role, so no wallet to
 * spend from and no say, and joining as a member stays their own choice. One who left comes back to the bare one.
 * Null when a coordinator has ended the person's membership.
 */
export async function ensureWorkplaceMembership(
  tx: Executor,
  networkId: string,
  account: Account,
): Promise<MembershipRow | null> {
  const { userId } = account;
  const earlier =
    (await findMembership(tx, networkId, userId)) ??
    (await insertMembership(tx, {
      id: newId(),
      networkId,
      userId,
      displayName: displayNameOf(account),
      roles: [],
      status: 'ACTIVE',
      memberNumber: null,
    })) ??
    // Somebody else's call made it between the two statements.
    (await findMembership(tx, networkId, userId));
  if (earlier === null || earlier.status === 'REMOVED') return null;
  if (earlier.status !== 'LEFT') return earlier;
  await tx.membership.updateMany({
    where: { id: earlier.id, status: 'LEFT' },
    data: { status: 'ACTIVE', roles: [] },
  });
  return findMembership(tx, networkId, userId);
}

const maximumLength = 80;
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** What the account is called, as far as that is fit to be shown; they can change it. */
export function displayNameOf(account: Account): string {
  const name = account.name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (name === '') return '—';
  if (lengthOf(name) <= maximumLength && name.length <= 200) return name;
  let short = '';
  for (const { segment } of graphemes.segment(name.slice(0, 1_000))) {
    if (short.length + segment.length > 150 || lengthOf(short) >= maximumLength - 1) break;
    short += segment;
  }
  return `${short.trim()}…`;
}
