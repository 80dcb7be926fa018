import type { GraphqlContext } from '../../graphql/context.ts';
import type { MembershipRow } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Event } from './event.type.ts';
import { loadFiguresByEvent } from './event-reads.ts';
import { type EventRow, loadEventsById } from './event-store.ts';
import { loadOrganisers, organiserKey } from './organiser-store.ts';

export interface ViewerAtEvent {
  readonly membership: MembershipRow | null;
  readonly isOrganiser: boolean;
}

/** Who is asking, as the event's policies want to know. */
export async function viewerAtEvent(context: GraphqlContext, event: EventRow): Promise<ViewerAtEvent> {
  const membership = await viewerMembership(context, event.networkId);
  if (membership === null) return { membership, isOrganiser: false };
  const found = await context.loaders.load(loadOrganisers, organiserKey(event.id, membership.id));
  return { membership, isOrganiser: found ?? false };
}

/** The event after a write: one request may write several times, and each answer is to show what it wrote. */
export function freshEvent({ loaders }: GraphqlContext, row: EventRow): Event {
  loaders.clear(loadEventsById, row.id);
  loaders.clear(loadFiguresByEvent, row.id);
  return new Event(row);
}
