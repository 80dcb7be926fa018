import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { ThanksState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { holds } from '../members/member-policy.ts';
import { Membership } from '../members/membership.type.ts';
import { GiftAllowance } from './gift-fund.type.ts';
import { readGiftAllowance } from './gift-store.ts';
import { ThanksNote, ThanksNoteConnection, ThanksPerson } from './thanks-note.type.ts';
import {
  countReceived,
  countSent,
  listContacts,
  listQuieted,
  listReceived,
  listSent,
} from './thanks-reads.ts';

/** All of it is the person's own: FORBIDDEN in errors for everybody else, coordinators too. */
@Resolver(() => Membership)
export class MembershipThanksResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => ThanksNoteConnection, {
    description: "Newest first. The person's own: FORBIDDEN in errors for everybody else.",
  })
  async thanksReceived(
    @Root() membership: Membership,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('states', () => [ThanksState], {
      nullable: true,
      description: 'Only these; those that wait and those that were kept when left out.',
    })
    states: readonly ThanksState[] | null | undefined,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<ThanksNote>> {
    const { id: receiverId, networkId } = own(membership, context);
    const page = readPage(args, isIdKey);
    const filter = { networkId, receiverId, states: states ?? ['PENDING', 'SHOWN'] };
    const rows = await listReceived(this.deps.database, {
      ...filter,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new ThanksNote(row),
      keyOf: (row) => [row.id],
      countAll: () => countReceived(this.deps.database, filter),
    });
  }

  @FieldResolver(() => ThanksNoteConnection, {
    description:
      "Newest first; not what became of them. The person's own: FORBIDDEN in errors for everybody else.",
  })
  async thanksSent(
    @Root() membership: Membership,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<ThanksNote>> {
    const { id: senderId, networkId } = own(membership, context);
    const page = readPage(args, isIdKey);
    const filter = { networkId, senderId };
    const rows = await listSent(this.deps.database, {
      ...filter,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new ThanksNote(row),
      keyOf: (row) => [row.id],
      countAll: () => countSent(this.deps.database, filter),
    });
  }

  @FieldResolver(() => [ThanksPerson], {
    description:
      "At most 12 people whom the person has thanked, or who thanked them, in the last 90 days. The person's own: FORBIDDEN in errors for everybody else.",
  })
  async thanksContacts(
    @Root() membership: Membership,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly ThanksPerson[]> {
    const { id: membershipId, networkId } = own(membership, context);
    const people = await listContacts(this.deps.database, { networkId, membershipId });
    return people.map((person) => new ThanksPerson(person));
  }

  @FieldResolver(() => [ThanksPerson], {
    description:
      "At most 100 people of whom the person wants no notes, who do not know. The person's own: FORBIDDEN in errors for everybody else.",
  })
  async quietedThanksSenders(
    @Root() membership: Membership,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly ThanksPerson[]> {
    const { id: membershipId, networkId } = own(membership, context);
    const people = await listQuieted(this.deps.database, { networkId, membershipId });
    return people.map((person) => new ThanksPerson(person));
  }

  @FieldResolver(() => GiftAllowance, {
    nullable: true,
    description:
      "Null for one who is no member now. The person's own: FORBIDDEN in errors for everybody else.",
  })
  async giftAllowance(
    @Root() membership: Membership,
    @Ctx() context: GraphqlContext,
  ): Promise<GiftAllowance | null> {
    const row = own(membership, context);
    if (!holds(row, 'MEMBER')) return null;
    const allowance = await readGiftAllowance(this.deps.database, {
      networkId: row.networkId,
      memberId: row.id,
    });
    if (allowance === null) throw new Error('a network without a fund');
    return new GiftAllowance(allowance);
  }
}

function own(membership: Membership, context: GraphqlContext): Membership['row'] {
  const { row } = membership;
  if (row.userId === null || row.userId !== context.actor?.userId) throw forbidden();
  return row;
}
