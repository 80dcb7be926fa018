import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { Membership } from '../members/membership.type.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { Event, EventConnection } from './event.type.ts';
import { mayListAllEvents, mayManageEvents } from './event-policy.ts';
import { countAllEvents, countUpcomingEvents, listAllEvents, listUpcomingEvents } from './event-reads.ts';
import { findEventRules } from './event-store.ts';
import { listPossibleOrganisers } from './organiser-store.ts';

const EventScope = { UPCOMING: 'UPCOMING', ALL: 'ALL' } as const;
type EventScope = (typeof EventScope)[keyof typeof EventScope];

registerEnumType(EventScope, {
  name: 'EventScope',
  description: 'Which events of a network.',
  valuesConfig: {
    UPCOMING: { description: 'Open and not over, the next first. For everybody.' },
    ALL: { description: 'Drafts and what is over too, the latest first. Coordinators and auditors.' },
  },
});

@ArgsType()
class NetworkEventsArgs extends ConnectionArgs {
  @Field(() => EventScope, { nullable: true, defaultValue: EventScope.UPCOMING, description: 'Which.' })
  readonly scope?: EventScope | null;
}

@Resolver(() => Network)
export class NetworkEventsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => Int, {
    description: 'An event with a budget above this is opened by two coordinators.',
  })
  async eventSoloLimitPoints(@Root() { row }: Network): Promise<number> {
    return (await findEventRules(this.deps.database.prisma, row.id)).eventSoloLimitPoints;
  }

  @FieldResolver(() => [Membership], {
    description:
      'Who may stand at the desk of an event: coordinators and verifiers, at most 100. Coordinators only (FORBIDDEN in errors otherwise).',
  })
  async possibleOrganisers(@Root() { row }: Network, @Ctx() context: GraphqlContext): Promise<Membership[]> {
    if (!mayManageEvents(await viewerMembership(context, row.id))) throw forbidden();
    const rows = await listPossibleOrganisers(this.deps.database, row.id);
    return rows.map((each) => new Membership(each));
  }

  @FieldResolver(() => EventConnection, {
    description:
      'What one can come to. `ALL` is FORBIDDEN in errors for everybody but coordinators and auditors.',
  })
  async events(
    @Root() { row }: Network,
    @Args(() => NetworkEventsArgs) args: NetworkEventsArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Event>> {
    const { database } = this.deps;
    const isAll = args.scope === 'ALL';
    if (isAll && !mayListAllEvents(await viewerMembership(context, row.id))) throw forbidden();
    const page = readPage(args, isMomentAndIdKey);
    const wanted = { networkId: row.id, limit: page.limit, after: page.after };
    const rows = await (isAll ? listAllEvents(database, wanted) : listUpcomingEvents(database, wanted));
    return toConnection(rows, page, {
      toNode: (event) => new Event(event),
      keyOf: (event) => [event.startsAt.toISOString(), event.id],
      countAll: () => (isAll ? countAllEvents(database, row.id) : countUpcomingEvents(database, row.id)),
    });
  }
}
