import type { GraphqlContext } from '../../graphql/context.ts';
import type { MembershipRow } from '../members/membership-store.ts';
import { Member } from './member.type.ts';

/**
 * The member that a membership is; null for one without the MEMBER role, and for one who still waits to be let in. One
 * who has left or was removed is still there: their points stay, and their vouchers stay good.
 */
export function memberOf(row: MembershipRow): Member | null {
  return row.roles.includes('MEMBER') && row.status !== 'PENDING' ? new Member(row) : null;
}

/** A wallet and a passbook are for the person whose they are. */
export function isOwnMember(member: Member, context: Pick<GraphqlContext, 'actor'>): boolean {
  return context.actor !== null && member.row.userId === context.actor.userId;
}
