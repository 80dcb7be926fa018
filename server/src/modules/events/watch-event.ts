import { forbidden, type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { watchTopic } from '../../graphql/watch-topic.ts';
import { loadMembershipsByPerson, personKey } from '../members/membership-reads.ts';
import { Event } from './event.type.ts';
import { viewerAtEvent } from './event-of.ts';
import { mayManageEvents, mayRunDesk } from './event-policy.ts';
import { loadFiguresByEvent, loadVisitFiguresByEvent } from './event-reads.ts';
import { loadEventsById } from './event-store.ts';
import { eventTopic } from './event-topic.ts';
import { loadOrganisers, organiserKey } from './organiser-store.ts';

/** The event as it is, and again when somebody has come, for as long as the caller stands at its desk. */
export function watchEvent(context: GraphqlContext, eventId: string): Promise<AsyncIterableIterator<Event>> {
  const { userId } = signedIn(context);
  return watchTopic(context.liveFeed, eventTopic(eventId), async () => {
    const { loaders } = context;
    loaders.clear(loadEventsById, eventId);
    loaders.clear(loadFiguresByEvent, eventId);
    loaders.clear(loadVisitFiguresByEvent, eventId);
    const row = await loaders.load(loadEventsById, eventId);
    if (row === null) throw forbidden();
    // Who was let go from the desk does not go on watching.
    loaders.clear(loadMembershipsByPerson, personKey(row.networkId, userId));
    const { membership } = await viewerAtEvent(context, row);
    if (membership !== null) loaders.clear(loadOrganisers, organiserKey(eventId, membership.id));
    const { isOrganiser } = await viewerAtEvent(context, row);
    if (!mayManageEvents(membership) && !mayRunDesk(membership, isOrganiser)) throw forbidden();
    return new Event(row);
  });
}
