import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findIndicatorInForce } from '../catalogue/indicator-store.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import { outcomeOf } from './check-in.ts';
import { checkInOne, type VisitRow } from './check-in-store.ts';
import { dayIn } from './event-day.ts';
import { mayRunDesk } from './event-policy.ts';
import { type EventRow, findEvent, findEventRules } from './event-store.ts';
import type { EventPulse } from './event-topic.ts';
import { isOrganiser } from './organiser-store.ts';

export interface RecordCheckInCommand {
  readonly userId: string;
  readonly eventId: string | null;
  readonly memberNumber: string;
  readonly idempotencyKey: string;
}

export type RecordCheckInOutcome =
  | { readonly outcome: 'RECORDED'; readonly visit: VisitRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'OWN_MEMBERSHIP' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'NOT_OPEN'; readonly opensAt: Date | null }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * An organiser writes down one who came without a phone, by the number on the card. The organiser vouches for the visit
 * and learns nothing of the person.
 *
 * - RECORDED: the visit, with its points or the reason why it has none; `replayed` when the member was here already.
 * - FORBIDDEN: not an organiser of this event, or no such event.
 * - OWN_MEMBERSHIP: nobody writes down themselves; another organiser does. CHECK event_check_in_not_by_oneself is the
 *   last word.
 * - INVALID: no member here has this number.
 * - NOT_OPEN: before its time, or more than a day after its end.
 * - IDEMPOTENCY_CONFLICT: the organiser used this key for another visit.
 */
export async function recordCheckIn(
  deps: { readonly database: Database; readonly eventPulse: EventPulse },
  command: RecordCheckInCommand,
): Promise<RecordCheckInOutcome> {
  const { eventId } = command;
  if (eventId === null) return { outcome: 'FORBIDDEN' };
  const result = await inTransaction(deps.database, async (tx) => {
    const event = await findEvent(tx, eventId);
    const organiser = event === null ? null : await findMembership(tx, event.networkId, command.userId);
    if (event === null || organiser === null) return { outcome: 'FORBIDDEN' } as const;
    if (!mayRunDesk(organiser, await isOrganiser(tx, event.id, organiser.id)))
      return { outcome: 'FORBIDDEN' } as const;
    return record(tx, command, event, organiser);
  });
  if (result.outcome === 'RECORDED' && !result.replayed) deps.eventPulse.note(eventId);
  return result;
}

async function record(
  tx: Executor,
  { memberNumber, idempotencyKey }: RecordCheckInCommand,
  event: EventRow,
  organiser: MembershipRow,
): Promise<RecordCheckInOutcome> {
  const { networkId } = event;
  if (!/^\d{6,10}$/.test(memberNumber)) return { outcome: 'INVALID', problems: [nobody] };
  const member = await tx.membership.findUnique({
    where: { networkId_memberNumber: { networkId, memberNumber } },
    omit: { searchText: true },
  });
  if (member === null) return { outcome: 'INVALID', problems: [nobody] };
  if (member.id === organiser.id) return { outcome: 'OWN_MEMBERSHIP' };
  const answer = await checkInOne(tx, {
    ...{ networkId, eventId: event.id, memberId: member.id, recordedBy: organiser.id },
    ...{ way: 'DESK', timeStep: null, nonce: idempotencyKey, checkInId: newId(), deedId: newId() },
  });
  const result = outcomeOf(answer);
  switch (result.outcome) {
    case 'CHECKED_IN':
      if (!result.replayed) await tellMember(tx, event, member, result.visit);
      return { outcome: 'RECORDED', visit: result.visit, replayed: result.replayed };
    case 'NOT_A_MEMBER':
      return { outcome: 'INVALID', problems: [nobody] };
    case 'NOT_OPEN':
      return result;
    case 'IDEMPOTENCY_CONFLICT':
      return { outcome: 'IDEMPOTENCY_CONFLICT' };
    case 'CODE':
    case 'OWN_EVENT':
    case 'BUSY':
      throw new Error(`a desk shows no code: ${result.outcome}`);
    default:
      return result satisfies never;
  }
}

/** Who scans sees the points at once; who was written down finds them in the notices. */
async function tellMember(
  tx: Executor,
  event: EventRow,
  member: MembershipRow,
  visit: VisitRow,
): Promise<void> {
  if (member.userId === null || visit.deedId === null) return;
  const { timeZone } = await findEventRules(tx, event.networkId);
  const day = dayIn(timeZone, visit.scannedAt);
  const rule = await findIndicatorInForce(tx, event.networkId, event.indicatorCode, day);
  await notify(tx, {
    networkId: event.networkId,
    userIds: [member.userId],
    kind: 'DEED_CREDITED',
    parameters: {
      deedId: visit.deedId,
      points: String(visit.points),
      ...{ deedTh: rule?.nameTh ?? event.titleTh, deedEn: rule?.nameEn ?? event.titleEn },
    },
  });
}

const nobody: FieldProblem = {
  path: ['memberNumber'],
  message: { th: 'ไม่พบสมาชิกเลขนี้ในชุมชน', en: 'No member here has this number.' },
};
