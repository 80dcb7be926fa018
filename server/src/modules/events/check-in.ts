import { QueueFullError } from '../../platform/batcher.ts';
import type { CheckInWay } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import { passingFailureOf } from '../../platform/passing-failure.ts';
import type { Database } from '../../platform/postgres.ts';
import { loadWalletsByMember, type WalletRow, walletKey } from '../ledger/wallet-store.ts';
import type { MemberIds } from '../members/member-ids.ts';
import { type CheckInQueue, isRetryable } from './check-in-queue.ts';
import {
  type CheckInAnswer,
  type CheckInRequest,
  loadVisits,
  type VisitRow,
  visitKey,
} from './check-in-store.ts';
import { isGenuine, readToken, type TokenClaim, timeliness } from './check-in-token.ts';
import type { EventLookups } from './event-lookups.ts';
import type { EventPulse } from './event-topic.ts';

/** What is wrong with a code. */
export type CodeProblem = 'UNKNOWN' | 'EXPIRED' | 'NOT_YET' | 'USED_UP';

export type CheckInOutcome =
  | {
      readonly outcome: 'CHECKED_IN';
      readonly visit: VisitRow;
      readonly wallet: WalletRow;
      readonly replayed: boolean;
    }
  | { readonly outcome: 'CODE'; readonly problem: CodeProblem }
  | { readonly outcome: 'NOT_OPEN'; readonly opensAt: Date | null }
  | { readonly outcome: 'NOT_A_MEMBER' | 'OWN_EVENT' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'BUSY'; readonly retryAfterMs: number };

export interface CheckInDeps {
  readonly database: Database;
  readonly checkInQueue: CheckInQueue;
  readonly eventLookups: EventLookups;
  readonly memberIds: MemberIds;
  readonly eventPulse: EventPulse;
}

export interface CheckInCommand {
  readonly userId: string;
  readonly token: string;
  readonly nonce: string;
  /** The phone kept the code while it had no signal. */
  readonly isLate: boolean;
}

const retryAfterMs = 1_000;

/**
 * A member scans the code of an event: one visit, credited at once. The queue makes it fast; the SQL function check_in and
 * the constraints make it right. The answer leaves after the commit.
 *
 * - CHECKED_IN: the visit, with its points or the reason why it has none; `replayed` when the member was here already.
 * - CODE: made up or changed (UNKNOWN), out of its time box (EXPIRED, NOT_YET), or at its limit (USED_UP).
 * - NOT_OPEN: a draft, cancelled, closed, or outside its time; `opensAt` when that is to come.
 * - NOT_A_MEMBER: of the event's network, now.
 * - OWN_EVENT: whoever can show the code does not check in with it; another organiser writes them down.
 * - IDEMPOTENCY_CONFLICT: the nonce has another visit.
 * - BUSY: too much at once, or PostgreSQL cannot just now and has undone it; the same nonce may be sent again.
 */
export async function checkIn(deps: CheckInDeps, command: CheckInCommand): Promise<CheckInOutcome> {
  try {
    return await admit(deps, command);
  } catch (error) {
    if (error instanceof QueueFullError || isRetryable(error) || passingFailureOf(error) === 'UNDONE')
      return { outcome: 'BUSY', retryAfterMs };
    throw error;
  }
}

async function admit(deps: CheckInDeps, command: CheckInCommand): Promise<CheckInOutcome> {
  const claim = readToken(command.token);
  const key = claim === null ? null : await deps.eventLookups.keyOf(claim.eventId);
  if (claim === null || key === null || !isGenuine(key.secret, command.token))
    return { outcome: 'CODE', problem: 'UNKNOWN' };
  const { networkId } = key;
  const memberId = await deps.memberIds.find({ networkId, userId: command.userId });
  if (memberId === null) return { outcome: 'NOT_A_MEMBER' };
  const { eventId } = claim;
  const way = wayOf(claim, command.isLate, new Date());
  if (way === 'EXPIRED' || way === 'NOT_YET')
    return earlierVisit(deps.database, { networkId, eventId, memberId }, way);

  const answer = await runInQueue(deps.checkInQueue, {
    ...{ networkId, eventId, memberId, recordedBy: memberId, way, nonce: command.nonce },
    timeStep: way === 'PRINTED' ? null : claim.step,
  });
  if (answer.status === 'CHECKED_IN') deps.eventPulse.note(eventId);
  return outcomeOf(answer);
}

/** The token proves the time box; the phone's clock proves nothing, and its word counts only for having been late. */
function wayOf(claim: TokenClaim, isLate: boolean, now: Date): CheckInWay | 'EXPIRED' | 'NOT_YET' {
  if (claim.mode === 'PRINTED') return 'PRINTED';
  switch (timeliness(claim.step, now)) {
    case 'EARLY':
      return 'NOT_YET';
    case 'IN_TIME':
      return 'CODE';
    case 'LATE':
      return isLate ? 'LATE_CODE' : 'EXPIRED';
  }
}

/** Whoever is in already and asks again, because the answer was lost, is answered as before. */
async function earlierVisit(
  database: Database,
  {
    networkId,
    eventId,
    memberId,
  }: { readonly networkId: string; readonly eventId: string; readonly memberId: string },
  problem: 'EXPIRED' | 'NOT_YET',
): Promise<CheckInOutcome> {
  const visit = (await loadVisits(database, [visitKey(eventId, memberId)])).get(visitKey(eventId, memberId));
  if (visit === undefined) return { outcome: 'CODE', problem };
  const key = walletKey(networkId, memberId);
  const wallet = (await loadWalletsByMember(database, [key])).get(key);
  if (wallet === undefined) throw new Error('a member without a wallet');
  return { outcome: 'CHECKED_IN', visit, wallet, replayed: true };
}

const maxAttempts = 3;

/** Whatever undid a whole batch may well succeed by itself: with fresh ids, and the same nonce. */
async function runInQueue(
  queue: CheckInQueue,
  request: Omit<CheckInRequest, 'checkInId' | 'deedId'>,
  attempt = 1,
): Promise<CheckInAnswer> {
  try {
    return await queue.run({ ...request, checkInId: newId(), deedId: newId() });
  } catch (error) {
    if (attempt < maxAttempts && isRetryable(error)) return runInQueue(queue, request, attempt + 1);
    throw error;
  }
}

/** What a desk and a phone are told alike. */
export function outcomeOf(answer: CheckInAnswer): CheckInOutcome {
  switch (answer.status) {
    case 'CHECKED_IN':
    case 'REPLAYED': {
      const { visit, wallet } = answer;
      if (visit === null || wallet === null) throw new Error('a check-in without its visit');
      return { outcome: 'CHECKED_IN', visit, wallet, replayed: answer.status === 'REPLAYED' };
    }
    case 'CODE_NOT_GOOD':
      return { outcome: 'CODE', problem: 'UNKNOWN' };
    case 'CODE_USED_UP':
      return { outcome: 'CODE', problem: 'USED_UP' };
    case 'NOT_OPEN':
      return { outcome: 'NOT_OPEN', opensAt: answer.opensAt };
    case 'IDEMPOTENCY_CONFLICT':
    case 'NOT_A_MEMBER':
    case 'OWN_EVENT':
      return { outcome: answer.status };
    default:
      return answer.status satisfies never;
  }
}
