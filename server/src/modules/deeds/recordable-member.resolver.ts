import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { Member } from '../ledger/member.type.ts';
import { memberOf } from '../ledger/member-of.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { mayRecordForOthers } from './deed-policy.ts';
import { readMemberNumber } from './member-number-input.ts';
import { findMembershipsByNumber } from './member-number-store.ts';

@Resolver(() => Network)
export class RecordableMemberResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => Member, {
    nullable: true,
    description:
      'The member with the card of this number, so that a deed is written down for the right person: null when there is none now. Coordinators and verifiers only (FORBIDDEN in errors otherwise).',
  })
  async memberByNumber(
    @Root() network: Network,
    @Arg('memberNumber', () => String, { description: 'As typed or scanned.' }) memberNumber: string,
    @Ctx() context: GraphqlContext,
  ): Promise<Member | null> {
    if (!mayRecordForOthers(await viewerMembership(context, network.row.id))) throw forbidden();
    const number = readMemberNumber(memberNumber);
    if (number === null) return null;
    const found = await findMembershipsByNumber(this.deps.database.prisma, network.row.id, [number]);
    const row = found.get(number);
    return row === undefined || row.status !== 'ACTIVE' ? null : memberOf(row);
  }
}
