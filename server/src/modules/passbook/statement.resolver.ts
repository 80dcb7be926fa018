import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  isNumberKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { Member } from '../ledger/member.type.ts';
import { isOwnMember } from '../ledger/member-of.ts';
import { PassbookEntry, PassbookEntryConnection } from '../ledger/passbook-entry.type.ts';
import { listPassbookAfter } from '../ledger/passbook-store.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { Statement, StatementConnection } from './statement.type.ts';
import { countStatements, listStatements } from './statement-store.ts';

/** Whoever holds a Statement object is its member: see statement-node.ts and create-statement.ts. */
@Resolver(() => Statement)
export class StatementResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => Member, { description: 'Whose passbook it is of: the caller.' })
  async member(@Root() { row }: Statement, @Ctx() context: GraphqlContext): Promise<Member> {
    const membership = await context.loaders.load(loadMembershipsById, row.memberId);
    if (membership === null) throw new Error('a statement without a member');
    return new Member(membership);
  }

  @FieldResolver(() => PassbookEntryConnection, {
    description: 'Oldest first, as they are printed.',
  })
  async lines(
    @Root() { row }: Statement,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<PassbookEntry>> {
    const page = readPage(args, isNumberKey);
    const { firstTransferId, lastTransferId } = row;
    const rows =
      firstTransferId === null || lastTransferId === null
        ? []
        : await listPassbookAfter(this.deps.database, {
            networkId: row.networkId,
            memberId: row.memberId,
            afterId: Math.max(page.after?.[0] ?? 0, Number(firstTransferId) - 1),
            untilId: Number(lastTransferId),
            limit: page.limit,
          });
    return toConnection(rows, page, {
      toNode: (line) => new PassbookEntry(line),
      keyOf: (line) => [line.id],
      countAll: async () => row.lineCount,
    });
  }
}

@Resolver(() => Member)
export class MemberStatementsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => StatementConnection, {
    description: "Newest first. The member's own: FORBIDDEN in errors for everybody else.",
  })
  async statements(
    @Root() member: Member,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Statement>> {
    if (!isOwnMember(member, context)) throw forbidden();
    const owner = { networkId: member.row.networkId, memberId: member.row.id };
    const page = readPage(args, isIdKey);
    const rows = await listStatements(this.deps.database, {
      ...owner,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new Statement(row),
      keyOf: (row) => [row.id],
      countAll: () => countStatements(this.deps.database, owner),
    });
  }
}
