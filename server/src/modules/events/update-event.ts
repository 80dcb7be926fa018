import type { FieldProblem } from '../../graphql/user-error.ts';
import type { EventState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findIndicatorInForce } from '../catalogue/indicator-store.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { chooseOrganisers } from './choose-organisers.ts';
import { dayIn } from './event-day.ts';
import { type EventTerms, type EventWords, termProblems, wordProblems } from './event-input.ts';
import { mayManageEvents } from './event-policy.ts';
import { editableStates } from './event-state.ts';
import {
  changeEvent,
  type EventChange,
  type EventRow,
  findEventRules,
  lockEvent,
  setPrintedLimit,
} from './event-store.ts';
import { setOrganisers } from './organiser-store.ts';

/** What is left out stays as it is. */
export interface UpdateEventCommand {
  readonly userId: string;
  readonly eventId: string | null;
  readonly words: Partial<EventWords>;
  readonly terms: Partial<EventTerms>;
  readonly organiserIds: readonly string[] | null;
}

export type UpdateEventOutcome =
  | { readonly outcome: 'UPDATED'; readonly event: EventRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly state: EventState }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator changes what is told of an event, or who stands at its desk; what it gives, only while it is a draft. A
 * draft that waits for a second coordinator is asked for anew: they agree to what they have read.
 *
 * - UPDATED: the event as it is now.
 * - FORBIDDEN: not a coordinator of its network, or no such event.
 * - STATE: closed or cancelled; or open, and the change is of what it gives.
 * - INVALID: a wrong field, as in createEvent.
 */
export async function updateEvent(
  deps: { readonly database: Database },
  command: UpdateEventCommand,
): Promise<UpdateEventOutcome> {
  const { eventId } = command;
  if (eventId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const event = await lockEvent(tx, eventId);
    const coordinator = event === null ? null : await findMembership(tx, event.networkId, command.userId);
    if (event === null || !mayManageEvents(coordinator)) return { outcome: 'FORBIDDEN' };
    const changesTerms = Object.keys(command.terms).length > 0;
    if (!includes(editableStates, event.state) || (changesTerms && event.state !== 'DRAFT'))
      return { outcome: 'STATE', state: event.state };
    return update(tx, command, { event, coordinator, changesTerms });
  });
}

interface Place {
  readonly event: EventRow;
  readonly coordinator: MembershipRow;
  readonly changesTerms: boolean;
}

async function update(
  tx: Executor,
  command: UpdateEventCommand,
  { event, coordinator, changesTerms }: Place,
): Promise<UpdateEventOutcome> {
  const words = { ...wordsOf(event), ...command.words };
  const problems = wordProblems(words, new Date());
  const change: EventChange = { ...columnsOf(words) };
  const isDraft = event.state === 'DRAFT';
  const terms: EventTerms = { ...(await termsOf(tx, event)), ...command.terms };
  if (isDraft) {
    const { eventSoloLimitPoints, timeZone } = await findEventRules(tx, event.networkId);
    const day = dayIn(timeZone, words.startsAt);
    const rule = await findIndicatorInForce(tx, event.networkId, terms.indicatorCode, day);
    problems.push(...termProblems(terms, rule));
    const { indicatorCode, budgetPoints, codeMode } = terms;
    const points = terms.points ?? rule?.points ?? event.points;
    Object.assign(change, {
      indicatorCode,
      points,
      budgetPoints,
      codeMode,
      soloLimitPoints: eventSoloLimitPoints,
    });
    Object.assign(change, { openedBy: null });
  }
  const organisers =
    command.organiserIds === null ? null : await chooseOrganisers(tx, event.networkId, command.organiserIds);
  problems.push(...(organisers?.problems ?? []));
  if (problems.length > 0) return { outcome: 'INVALID', problems };

  const updated = await changeEvent(tx, event.id, [event.state], change);
  if (updated === null) throw new Error('an event changed under our lock');
  if (changesTerms) await setPrintedLimit(tx, event.id, terms.printedLimit);
  if (organisers !== null) {
    const { membershipIds } = organisers;
    await setOrganisers(tx, event, { membershipIds, addedBy: coordinator.id });
  }
  return { outcome: 'UPDATED', event: updated };
}

function wordsOf(event: EventRow): EventWords {
  return {
    title: { th: event.titleTh, en: event.titleEn },
    place: { th: event.placeTh, en: event.placeEn },
    description: { th: event.descriptionTh, en: event.descriptionEn },
    startsAt: event.startsAt,
    endsAt: event.endsAt,
  };
}

function columnsOf({ title, place, description, startsAt, endsAt }: EventWords): EventChange {
  return {
    ...{ titleTh: title.th, titleEn: title.en, placeTh: place.th, placeEn: place.en },
    ...{ descriptionTh: description.th, descriptionEn: description.en, startsAt, endsAt },
  };
}

async function termsOf(tx: Executor, event: EventRow): Promise<EventTerms> {
  const budget = await tx.eventBudget.findUniqueOrThrow({ where: { eventId: event.id } });
  const { indicatorCode, points, budgetPoints, codeMode } = event;
  return { indicatorCode, points, budgetPoints, codeMode, printedLimit: budget.printedLimit };
}

function includes<T>(list: readonly T[], value: unknown): value is T {
  return (list as readonly unknown[]).includes(value);
}
