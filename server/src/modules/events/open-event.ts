import type { FieldProblem } from '../../graphql/user-error.ts';
import type { EventState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { coordinatorUserIds, findMembership } from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import { mayManageEvents } from './event-policy.ts';
import { eventSteps } from './event-state.ts';
import { changeEvent, type EventChange, type EventRow, lockEvent } from './event-store.ts';

export type OpenEventOutcome =
  | { readonly outcome: 'DONE'; readonly event: EventRow }
  | { readonly outcome: 'FORBIDDEN' | 'SAME_PERSON' }
  | { readonly outcome: 'STATE'; readonly state: EventState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator opens an event: from an hour before it starts it takes check-ins. One whose budget is above the network's
 * limit for one person is opened by two: the first asks, the second agrees. CHECK event_two_persons and
 * event_approved_by_another are the last word.
 *
 * - DONE: the event, OPEN; or still a DRAFT that now waits for a second coordinator.
 * - FORBIDDEN: not a coordinator of its network, or no such event.
 * - SAME_PERSON: the coordinator has asked already; another has to agree.
 * - STATE: not a draft (any more).
 * - INVALID: it is over.
 */
export async function openEvent(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly eventId: string | null },
): Promise<OpenEventOutcome> {
  const { eventId, userId } = command;
  if (eventId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const event = await lockEvent(tx, eventId);
    const coordinator = event === null ? null : await findMembership(tx, event.networkId, userId);
    if (event === null || !mayManageEvents(coordinator)) return { outcome: 'FORBIDDEN' };
    if (event.state !== 'DRAFT') return { outcome: 'STATE', state: event.state };
    if (event.endsAt <= new Date()) return { outcome: 'INVALID', problems: [isOver] };
    if (needsTwo(event) && event.openedBy === coordinator.id) return { outcome: 'SAME_PERSON' };
    const opened = await changeEvent(tx, event.id, eventSteps.OPEN.from, stepOf(event, coordinator.id));
    if (opened === null) throw new Error('an event changed under our lock');
    if (opened.state === 'DRAFT') await askForSecond(tx, opened, userId);
    return { outcome: 'DONE', event: opened };
  });
}

/** The other coordinators are told that it waits for one of them. */
async function askForSecond(tx: Executor, event: EventRow, userId: string): Promise<void> {
  const { networkId } = event;
  await notify(tx, {
    networkId,
    userIds: (await coordinatorUserIds(tx, networkId)).filter((id) => id !== userId),
    kind: 'EVENT_PROPOSED',
    parameters: {
      ...{ eventId: event.id, eventTh: event.titleTh, eventEn: event.titleEn },
      points: String(event.budgetPoints),
    },
  });
}

const needsTwo = (event: EventRow): boolean => event.budgetPoints > event.soloLimitPoints;

function stepOf(event: EventRow, coordinatorId: string): EventChange {
  if (!needsTwo(event)) return { state: eventSteps.OPEN.to, openedBy: coordinatorId };
  if (event.openedBy === null) return { openedBy: coordinatorId };
  return { state: eventSteps.OPEN.to, approvedBy: coordinatorId };
}

const isOver: FieldProblem = {
  path: ['eventId'],
  message: { th: 'เวลาของงานนี้ผ่านไปแล้ว แก้เวลาก่อนจึงจะเปิดได้', en: 'Its time is over. Change the time first.' },
};
