import type { EventState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { mayManageEvents } from '../events/event-policy.ts';
import { editableStates } from '../events/event-state.ts';
import { changeEvent, type EventRow, lockEvent } from '../events/event-store.ts';
import { findMembership } from '../members/membership-store.ts';

export type OpenEventToSponsorsOutcome =
  | { readonly outcome: 'DONE'; readonly event: EventRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly state: EventState };

/**
 * A coordinator says whether shops may give points to an event. What they have given stays.
 *
 * - DONE: the event as it is now. STATE: it is over.
 * - FORBIDDEN: no coordinator of its network, or no such event.
 */
export async function openEventToSponsors(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly eventId: string | null; readonly isOpen: boolean },
): Promise<OpenEventToSponsorsOutcome> {
  const { eventId, userId, isOpen } = command;
  if (eventId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const event = await lockEvent(tx, eventId);
    const coordinator = event === null ? null : await findMembership(tx, event.networkId, userId);
    if (event === null || !mayManageEvents(coordinator)) return { outcome: 'FORBIDDEN' };
    const changed = await changeEvent(tx, event.id, editableStates, { openToSponsors: isOpen });
    return changed === null ? { outcome: 'STATE', state: event.state } : { outcome: 'DONE', event: changed };
  });
}
