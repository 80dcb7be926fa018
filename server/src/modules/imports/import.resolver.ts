import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isNumberKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import type { GraphqlContext } from '../../graphql/context.ts';
import { ImportLineState } from '../../platform/generated/enums.ts';
import { Membership } from '../members/membership.type.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { Import } from './import.type.ts';
import { columnsOf } from './import-columns.ts';
import { ImportLine, ImportLineConnection } from './import-line.type.ts';
import { importLinesKey, loadImportLines } from './import-line-reads.ts';
import { mayConfirm } from './import-policy.ts';
import type { ImportRow } from './import-store.ts';

@ArgsType()
class ImportLinesArgs extends ConnectionArgs {
  @Field(() => ImportLineState, { nullable: true, description: 'Any when left out.' })
  readonly state?: ImportLineState | null;
}

/** Whoever has an import may see all of it: see import-node.ts and network-imports.resolver.ts. */
@Resolver(() => Import)
export class ImportResolver {
  @FieldResolver(() => Network, { description: 'Where it is imported to.' })
  async network(@Root() { row }: Import, @Ctx() context: GraphqlContext): Promise<Network> {
    const network = await context.loaders.load(loadNetworksById, row.networkId);
    if (network === null) throw new Error('an import without its network');
    return new Network(network);
  }

  @FieldResolver(() => Membership, { description: 'Who brought the file.' })
  async uploadedBy(@Root() { row }: Import, @Ctx() context: GraphqlContext): Promise<Membership> {
    const membership = await membershipOf(context, row.uploadedBy);
    if (membership === null) throw new Error('an import without its uploader');
    return membership;
  }

  @FieldResolver(() => Membership, {
    nullable: true,
    description: 'Who started it and vouches for it; null before.',
  })
  startedBy(@Root() { row }: Import, @Ctx() context: GraphqlContext): Promise<Membership | null> {
    return membershipOf(context, row.startedBy);
  }

  @FieldResolver(() => Membership, {
    nullable: true,
    description: 'The second person who vouches for it; null when none was needed, or has not yet.',
  })
  confirmedBy(@Root() { row }: Import, @Ctx() context: GraphqlContext): Promise<Membership | null> {
    return membershipOf(context, row.confirmedBy);
  }

  @FieldResolver(() => Boolean, {
    description: 'True when it waits for a second person, and the viewer can be that person.',
  })
  async viewerMayConfirm(@Root() { row }: Import, @Ctx() context: GraphqlContext): Promise<boolean> {
    const membership = await viewerMembership(context, row.networkId);
    return row.state === 'PROPOSED' && membership !== null && mayConfirm(membership, row.startedBy);
  }

  @FieldResolver(() => ImportLineConnection, {
    description:
      'Its lines, in the order of the file, as far as a dry run has come. Kept for 90 days after the import is over.',
  })
  async lines(
    @Root() { row }: Import,
    @Args(() => ImportLinesArgs) args: ImportLinesArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<ImportLine>> {
    const page = readPage(args, isNumberKey);
    const state = args.state ?? null;
    const asked = { importId: row.id, networkId: row.networkId, state, limit: page.limit };
    const key = importLinesKey({ ...asked, afterNumber: page.after?.[0] ?? null });
    const columns = columnsOf(row.columns);
    return toConnection((await context.loaders.load(loadImportLines, key)) ?? [], page, {
      toNode: (line) => new ImportLine(line, columns, context.language),
      keyOf: (line) => [line.number],
      countAll: async () => countOf(row, state),
    });
  }
}

async function membershipOf(context: GraphqlContext, id: string | null): Promise<Membership | null> {
  const row = id === null ? null : await context.loaders.load(loadMembershipsById, id);
  return row === null ? null : new Membership(row);
}

/** Counted while they were written: nobody counts a hundred thousand lines to show how many there are. */
function countOf(row: ImportRow, state: ImportLineState | null): number {
  const counts = {
    NEW: row.newCount,
    SAME: row.sameCount,
    REFUSED: row.refusedCount,
    DONE: row.doneCount,
  } as const satisfies Record<ImportLineState, number>;
  return state === null ? Object.values(counts).reduce((sum, count) => sum + count, 0) : counts[state];
}
