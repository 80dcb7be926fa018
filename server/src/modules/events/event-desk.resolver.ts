import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import type { Database } from '../../platform/postgres.ts';
import { listVisits } from './check-in-store.ts';
import { signToken, startOfStep, stepAt } from './check-in-token.ts';
import { Event } from './event.type.ts';
import { EventCheckIn, EventCheckInConnection } from './event-check-in.type.ts';
import { EventCode, EventDesk } from './event-desk.type.ts';
import type { EventLookups } from './event-lookups.ts';
import { viewerAtEvent } from './event-of.ts';
import { mayManageEvents, mayRunDesk } from './event-policy.ts';
import { loadFiguresByEvent } from './event-reads.ts';
import { watchEvent } from './watch-event.ts';

/** Ten minutes of codes beside the one of now. */
const stepsAhead = 20;

/** What only those at the desk see: the codes, and who came, by number alone. */
@Resolver(() => Event)
export class EventDeskResolver {
  constructor(private readonly deps: { readonly database: Database; readonly eventLookups: EventLookups }) {}

  @FieldResolver(() => EventDesk, {
    nullable: true,
    description: 'The codes. Its organisers only; null for everybody else.',
  })
  async desk(@Root() { row }: Event, @Ctx() context: GraphqlContext): Promise<EventDesk | null> {
    const { membership, isOrganiser } = await viewerAtEvent(context, row);
    if (!mayRunDesk(membership, isOrganiser)) return null;
    const key = await this.deps.eventLookups.keyOf(row.id);
    if (key === null) throw new Error('an event without a secret');
    const now = new Date();
    const claim = { eventId: row.id, mode: row.codeMode };
    if (claim.mode === 'PRINTED') return new EventDesk([], signToken(key.secret, { ...claim, step: 0 }), now);
    const first = stepAt(now);
    const codes = Array.from({ length: stepsAhead + 1 }, (_, ahead) => {
      const step = first + ahead;
      return new EventCode(
        signToken(key.secret, { ...claim, step }),
        startOfStep(step),
        startOfStep(step + 1),
      );
    });
    return new EventDesk(codes, null, now);
  }

  @FieldResolver(() => EventCheckInConnection, {
    nullable: true,
    description:
      'Who came, by member number alone, the latest first. Its organisers and coordinators; null for others.',
  })
  async checkIns(
    @Root() { row }: Event,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<EventCheckIn> | null> {
    const { membership, isOrganiser } = await viewerAtEvent(context, row);
    if (!mayManageEvents(membership) && !mayRunDesk(membership, isOrganiser)) return null;
    const page = readPage(args, isIdKey);
    const rows = await listVisits(this.deps.database, {
      ...{ networkId: row.networkId, eventId: row.id, limit: page.limit },
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (visit) => new EventCheckIn(visit),
      keyOf: (visit) => [visit.id],
      countAll: async () => (await context.loaders.load(loadFiguresByEvent, row.id))?.visitCount ?? 0,
    });
  }

  @Subscription(() => Event, {
    description:
      'The event as it is, and again when somebody has come. Its organisers and coordinators only.',
    subscribe: ({ args, context }: { args: { eventId: string }; context: GraphqlContext }) => {
      const eventId = fromGlobalId('event', args.eventId);
      if (eventId === null) throw forbidden();
      return watchEvent(context, eventId);
    },
  })
  eventChanged(
    @Arg('eventId', () => ID, { description: 'One at whose desk the caller stands, or of their network.' })
    _eventId: string,
    @Root() event: Event,
  ): Event {
    return event;
  }
}
