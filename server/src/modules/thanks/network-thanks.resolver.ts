import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { numberLookups } from './number-lookups.ts';
import { ThanksNote, ThanksNoteConnection, ThanksPerson } from './thanks-note.type.ts';
import { countOpen, listOpen } from './thanks-reads.ts';
import { findReceiver, readMemberNumber } from './thanks-receiver.ts';

@Resolver(() => Network)
export class NetworkThanksResolver {
  constructor(private readonly deps: { readonly database: Database; readonly narrowLimits: NarrowLimits }) {}

  @FieldResolver(() => ThanksNoteConnection, {
    description:
      'What people were thanked for and let the others read, newest first. For those of the network (FORBIDDEN in errors otherwise).',
  })
  async openThanks(
    @Root() network: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<ThanksNote>> {
    await hereNow(network, context);
    const page = readPage(args, isIdKey);
    const networkId = network.row.id;
    const rows = await listOpen(this.deps.database, {
      networkId,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new ThanksNote(row),
      keyOf: (row) => [row.id],
      countAll: () => countOpen(this.deps.database, networkId),
    });
  }

  @FieldResolver(() => ThanksPerson, {
    nullable: true,
    description:
      'Whose card it is, to see before thanking; null when nobody here has the number. For those of the network (FORBIDDEN in errors otherwise), 60 times an hour (RATE_LIMITED in errors).',
  })
  async thanksReceiver(
    @Root() network: Network,
    @Arg('memberNumber', () => String, { description: 'The whole number, as on the card.' })
    memberNumber: string,
    @Ctx() context: GraphqlContext,
  ): Promise<ThanksPerson | null> {
    await hereNow(network, context);
    const read = readMemberNumber(memberNumber);
    if (read === null) return null;
    await this.deps.narrowLimits.count(numberLookups, context);
    const row = await findReceiver(this.deps.database.prisma, network.row.id, { memberNumber: read });
    return row === null ? null : new ThanksPerson(row);
  }
}

async function hereNow(network: Network, context: GraphqlContext): Promise<void> {
  if ((await viewerMembership(context, network.row.id))?.status !== 'ACTIVE') throw forbidden();
}
