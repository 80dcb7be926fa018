import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { DeedState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { Member } from '../ledger/member.type.ts';
import { DeedRecord, DeedRecordConnection } from './deed.type.ts';
import { countDeeds, listDeeds } from './deed-store.ts';

@Resolver(() => Member)
export class MemberDeedsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => DeedRecordConnection, {
    description: "The member's own deeds, newest first. FORBIDDEN in errors for everybody else.",
  })
  async deeds(
    @Root() member: Member,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('states', () => [DeedState], { nullable: true, description: 'Only these; all when left out.' })
    states: readonly DeedState[] | null | undefined,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<DeedRecord>> {
    if (member.row.userId === null || member.row.userId !== context.actor?.userId) throw forbidden();
    const page = readPage(args, isIdKey);
    const { id: memberId, networkId } = member.row;
    const filter = { networkId, memberId, states: states ?? null };
    const { prisma } = this.deps.database;
    const rows = await listDeeds(prisma, { ...filter, limit: page.limit, beforeId: page.after?.[0] ?? null });
    return toConnection(rows, page, {
      toNode: (row) => new DeedRecord(row),
      keyOf: (row) => [row.id],
      countAll: () => countDeeds(prisma, filter),
    });
  }
}
