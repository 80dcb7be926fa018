import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import {
  type Connection,
  ConnectionArgs,
  isNumberKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import type { GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { maySeeDraft } from './catalogue-policy.ts';
import { CatalogueVersion, CatalogueVersionConnection } from './catalogue-version.type.ts';
import {
  countAdoptedVersions,
  findDraft,
  listAdoptedVersions,
  loadVersionsInForce,
  networkDayKey,
} from './version-store.ts';
import { Virtue } from './virtue.type.ts';
import { loadVirtuesByNetwork } from './virtue-store.ts';

@Resolver(() => Network)
export class NetworkCatalogueResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => CatalogueVersion, {
    nullable: true,
    description: 'The catalogue of good deeds in force on a day; null when none is yet.',
  })
  async catalogue(
    @Root() { row }: Network,
    @Arg('on', () => CalendarDate, {
      nullable: true,
      description: "Today, in the network's time zone, when left out.",
    })
    day: string | null,
    @Ctx() context: GraphqlContext,
  ): Promise<CatalogueVersion | null> {
    const version = await context.loaders.load(loadVersionsInForce, networkDayKey(row.id, day));
    return version === null ? null : new CatalogueVersion(version);
  }

  @FieldResolver(() => CatalogueVersionConnection, {
    description: 'Every catalogue that is, was or will be in force, the newest first.',
  })
  async catalogueVersions(
    @Root() { row }: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<CatalogueVersion>> {
    const page = readPage(args, isNumberKey);
    const { database } = this.deps;
    const rows = await listAdoptedVersions(database, {
      networkId: row.id,
      limit: page.limit,
      beforeNumber: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (version) => new CatalogueVersion(version),
      keyOf: (version) => [version.number],
      countAll: () => countAdoptedVersions(database, row.id),
    });
  }

  @FieldResolver(() => CatalogueVersion, {
    nullable: true,
    description:
      'The draft that coordinators work on, if there is one. Coordinators and auditors only: null for others.',
  })
  async catalogueDraft(
    @Root() { row }: Network,
    @Ctx() context: GraphqlContext,
  ): Promise<CatalogueVersion | null> {
    if (!maySeeDraft(await viewerMembership(context, row.id))) return null;
    const draft = await findDraft(this.deps.database.prisma, row.id);
    return draft === null ? null : new CatalogueVersion(draft);
  }

  @FieldResolver(() => [Virtue], {
    description: 'The virtues that good deeds stand for here, in order, retired ones too; at most 30.',
  })
  async virtues(@Root() { row }: Network, @Ctx() context: GraphqlContext): Promise<readonly Virtue[]> {
    const virtues = (await context.loaders.load(loadVirtuesByNetwork, row.id)) ?? [];
    return virtues.map((virtue) => new Virtue(virtue));
  }
}
