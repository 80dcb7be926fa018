import type { EventState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { mayManageEvents, mayRunDesk } from './event-policy.ts';
import { eventSteps } from './event-state.ts';
import { changeEvent, type EventRow, lockEvent } from './event-store.ts';
import { isOrganiser } from './organiser-store.ts';

export type EndEventOutcome =
  | { readonly outcome: 'DONE'; readonly event: EventRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly state: EventState };

/**
 * An organiser or a coordinator closes an event, or a coordinator calls it off. Points that were given stay given.
 *
 * - DONE: the event as it is now.
 * - FORBIDDEN: neither of them, or no such event; an organiser cannot call it off.
 * - STATE: the step does not start from where the event stands (by now).
 */
export async function endEvent(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly eventId: string | null; readonly step: 'CLOSE' | 'CANCEL' },
): Promise<EndEventOutcome> {
  const { eventId, userId, step } = command;
  if (eventId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const event = await lockEvent(tx, eventId);
    const membership = event === null ? null : await findMembership(tx, event.networkId, userId);
    if (event === null || membership === null) return { outcome: 'FORBIDDEN' };
    const mayClose =
      step === 'CLOSE' && mayRunDesk(membership, await isOrganiser(tx, event.id, membership.id));
    if (!mayManageEvents(membership) && !mayClose) return { outcome: 'FORBIDDEN' };
    const { from, to } = eventSteps[step];
    const ended = await changeEvent(tx, event.id, from, {
      state: to,
      ...(step === 'CLOSE' ? { closedAt: new Date() } : {}),
    });
    return ended === null ? { outcome: 'STATE', state: event.state } : { outcome: 'DONE', event: ended };
  });
}
