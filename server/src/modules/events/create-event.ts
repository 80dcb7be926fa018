import { createHash, randomBytes } from 'node:crypto';
import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findIndicatorInForce } from '../catalogue/indicator-store.ts';
import { findMembership, lockMembership, type MembershipRow } from '../members/membership-store.ts';
import { chooseOrganisers } from './choose-organisers.ts';
import { dayIn } from './event-day.ts';
import { type EventTerms, type EventWords, termProblems, wordProblems } from './event-input.ts';
import { mayManageEvents } from './event-policy.ts';
import {
  countUnendedEvents,
  type EventRow,
  findEventByKey,
  findEventRules,
  insertEvent,
} from './event-store.ts';
import { setOrganisers } from './organiser-store.ts';

/** Drafts and open events of one coordinator. */
const unendedLimit = 100;

export interface CreateEventCommand {
  readonly userId: string;
  readonly networkId: string | null;
  readonly words: EventWords;
  readonly terms: EventTerms;
  /** Null: the coordinator alone. */
  readonly organiserIds: readonly string[] | null;
  readonly idempotencyKey: string;
}

export type CreateEventOutcome =
  | { readonly outcome: 'CREATED'; readonly event: EventRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator plans an event. It is a draft until it is opened.
 *
 * - CREATED: the draft; `replayed` when this key and input were answered before.
 * - FORBIDDEN: not a coordinator of this network, or no such network.
 * - INVALID: a wrong field, a rule that is not in force on the day, an organiser who may not be one, or a hundred events
 *   of this coordinator that have not ended: the lock of their own membership decides that one, also for two calls at once.
 * - IDEMPOTENCY_CONFLICT: the coordinator used this key for another event.
 */
export async function createEvent(
  deps: { readonly database: Database },
  command: CreateEventCommand,
): Promise<CreateEventOutcome> {
  const { networkId } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const found = await findMembership(tx, networkId, command.userId);
    const coordinator = found === null ? null : await lockMembership(tx, found.id, 'FOR NO KEY UPDATE');
    if (!mayManageEvents(coordinator)) return { outcome: 'FORBIDDEN' };
    const prior = await findEventByKey(tx, coordinator.id, command.idempotencyKey);
    if (prior === null) return create(tx, { ...command, networkId }, coordinator);
    return prior.inputHash === inputHashOf(command)
      ? { outcome: 'CREATED', event: prior.event, replayed: true }
      : { outcome: 'IDEMPOTENCY_CONFLICT' };
  });
}

async function create(
  tx: Executor,
  command: CreateEventCommand & { readonly networkId: string },
  coordinator: MembershipRow,
): Promise<CreateEventOutcome> {
  const { networkId, words, terms } = command;
  const { eventSoloLimitPoints, timeZone } = await findEventRules(tx, networkId);
  const rule = await findIndicatorInForce(
    tx,
    networkId,
    terms.indicatorCode,
    dayIn(timeZone, words.startsAt),
  );
  const organisers =
    command.organiserIds === null
      ? { membershipIds: [coordinator.id], problems: [] }
      : await chooseOrganisers(tx, networkId, command.organiserIds);
  const problems = [...wordProblems(words, new Date()), ...termProblems(terms, rule), ...organisers.problems];
  if ((await countUnendedEvents(tx, coordinator.id)) >= unendedLimit)
    problems.push({ path: ['networkId'], message: tooMany });
  if (problems.length > 0 || rule === null) return { outcome: 'INVALID', problems };

  const { indicatorCode, budgetPoints, codeMode, printedLimit } = terms;
  const event = await insertEvent(
    tx,
    {
      ...{ id: newId(), networkId, createdBy: coordinator.id },
      ...{ titleTh: words.title.th, titleEn: words.title.en },
      ...{ placeTh: words.place.th, placeEn: words.place.en },
      ...{ descriptionTh: words.description.th, descriptionEn: words.description.en },
      ...{ startsAt: words.startsAt, endsAt: words.endsAt },
      ...{ indicatorCode, points: terms.points ?? rule.points, budgetPoints, codeMode },
      soloLimitPoints: eventSoloLimitPoints,
      ...{ idempotencyKey: command.idempotencyKey, inputHash: inputHashOf(command) },
    },
    { secret: new Uint8Array(randomBytes(32)), printedLimit },
  );
  await setOrganisers(tx, event, { membershipIds: organisers.membershipIds, addedBy: coordinator.id });
  return { outcome: 'CREATED', event, replayed: false };
}

function inputHashOf({ networkId, words, terms, organiserIds }: CreateEventCommand): string {
  const input = JSON.stringify([networkId, words, terms, organiserIds]);
  return createHash('sha256').update(input).digest('hex');
}

const tooMany: Message = {
  th: `คุณมีงานที่ยังไม่จบครบ ${unendedLimit} งานแล้ว ปิดงานเก่าก่อนจึงจะเพิ่มได้`,
  en: `You have ${unendedLimit} events that have not ended. Close or cancel an old one first.`,
};
