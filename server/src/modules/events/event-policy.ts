import { holds, isCoordinator, mayReadNetwork } from '../members/member-policy.ts';
import type { MembershipRow } from '../members/membership-store.ts';
import type { EventRow } from './event-store.ts';

export const mayManageEvents = isCoordinator;

/** Whom one may ask to stand at the desk, and who may still stand there. */
export const mayOrganise = (membership: MembershipRow | null): membership is MembershipRow =>
  holds(membership, 'COORDINATOR', 'VERIFIER');

/** The codes, the list of numbers, writing down who came, closing: those who stand at this event's desk. */
export const mayRunDesk = (membership: MembershipRow | null, isOrganiser: boolean): boolean =>
  isOrganiser && mayOrganise(membership);

/** What has opened is for everybody to read, as what a shop offers is; a draft for those who work on it. */
export const maySeeEvent = (
  event: Pick<EventRow, 'openedBy' | 'state'>,
  membership: MembershipRow | null,
  isOrganiser: boolean,
): boolean =>
  event.state === 'OPEN' ||
  event.state === 'CLOSED' ||
  (event.state === 'CANCELLED' && event.openedBy !== null) ||
  mayReadNetwork(membership) ||
  mayRunDesk(membership, isOrganiser);

/** Counts and sums, no person. */
export const maySeeFigures = (membership: MembershipRow | null, isOrganiser: boolean): boolean =>
  mayReadNetwork(membership) || mayRunDesk(membership, isOrganiser);

/** Drafts and what is over. */
export const mayListAllEvents = mayReadNetwork;
