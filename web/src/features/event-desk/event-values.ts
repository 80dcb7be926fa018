import { t } from '@lingui/core/macro';
import * as v from 'valibot';
import type { Language } from '../../i18n/language.ts';
import { fieldsOf, localizedText } from '../../lib/one-language.ts';
import { graphemeCount } from '../../lib/thai-text.ts';
import { momentOf, villageTimeZone } from '../../lib/village-day.ts';
import type { ManagedEventQuery } from './event-form.generated.ts';

export type ManagedEvent = Extract<ManagedEventQuery['node'], { __typename: 'Event' }>;

const fields = {
  title: v.string(),
  /** The same in the other language: kept as it is. */
  otherTitle: v.string(),
  place: v.string(),
  otherPlace: v.string(),
  description: v.string(),
  otherDescription: v.string(),
  /** "2026-11-22" */
  day: v.nullable(v.string()),
  /** "08:00" */
  from: v.string(),
  until: v.string(),
  indicatorCode: v.nullable(v.string()),
  /** Null: what the deed brings. */
  points: v.nullable(v.number()),
  budgetPoints: v.nullable(v.number()),
  codeMode: v.picklist(['ROTATING', 'PRINTED']),
  printedLimit: v.nullable(v.number()),
  organiserIds: v.array(v.string()),
};

/** What may lie in this tab from before. */
export const eventDraft = v.object(fields);

export type EventValues = v.InferOutput<typeof eventDraft>;

const time = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, () => t`Fill in a time, such as 08:30`),
);

function line(longest: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t`Please fill this in`),
    v.check(
      (text) => graphemeCount(text) <= longest,
      () => t`That is too long`,
    ),
  );
}

export const eventSchema = v.pipe(
  v.object({
    ...fields,
    title: line(120),
    place: line(200),
    day: v.nullable(v.string()),
    from: time,
    until: time,
    indicatorCode: v.nullable(v.string()),
  }),
  v.forward(
    v.check(
      ({ day }) => day !== null,
      () => t`Choose a day`,
    ),
    ['day'],
  ),
  v.forward(
    v.check(
      ({ indicatorCode }) => indicatorCode !== null,
      () => t`Choose the good deed`,
    ),
    ['indicatorCode'],
  ),
  v.forward(
    v.check(
      ({ from, until }) => from < until,
      () => t`It must end after it starts`,
    ),
    ['until'],
  ),
);

/** For so many visits a budget is proposed. */
const usualVisits = 50;

export function emptyEvent(tomorrow: string, ownMembershipId: string): EventValues {
  return {
    ...{ title: '', otherTitle: '', place: '', otherPlace: '', description: '', otherDescription: '' },
    ...{ day: tomorrow, from: '08:00', until: '11:00' },
    ...{ indicatorCode: null, points: null, budgetPoints: null, codeMode: 'ROTATING', printedLimit: null },
    organiserIds: [ownMembershipId],
  };
}

/** What is proposed when the coordinator says nothing. */
export function usualBudget(points: number): number {
  return points * usualVisits;
}

/** The villages' clock, as everywhere in the app. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: villageTimeZone,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** "2026-11-22" and "08:00" of a moment in Thailand. */
export function dayAndTime(iso: string): { day: string; time: string } {
  const [day = '', time = ''] = clock.format(new Date(iso)).split(' ');
  return { day, time };
}

export function valuesOf(event: ManagedEvent, language: Language): EventValues {
  const title = fieldsOf({ th: event.titleTh, en: event.titleEn }, language);
  const place = fieldsOf({ th: event.placeTh, en: event.placeEn }, language);
  const description = fieldsOf({ th: event.descriptionTh, en: event.descriptionEn }, language);
  const [starts, ends] = [dayAndTime(event.startsAt), dayAndTime(event.endsAt)];
  return {
    ...{ title: title.main, otherTitle: title.other, place: place.main, otherPlace: place.other },
    ...{ description: description.main, otherDescription: description.other },
    ...{ day: starts.day, from: starts.time, until: ends.time },
    ...{ indicatorCode: event.indicatorCode, points: event.points, codeMode: event.codeMode },
    budgetPoints: event.figures?.budgetPoints ?? null,
    printedLimit: event.figures?.printedLimit ?? null,
    organiserIds: (event.organisers ?? []).map(({ id }) => id),
  };
}

/** What people are told, and who stands at the desk. */
export function wordsInput(values: EventValues, language: Language) {
  return {
    title: localizedText(values.title, values.otherTitle, language),
    place: localizedText(values.place, values.otherPlace, language),
    description: localizedText(values.description, values.otherDescription, language),
    startsAt: momentOf(values.day ?? '', `${values.from}:00`),
    endsAt: momentOf(values.day ?? '', `${values.until}:00`),
    organiserIds: values.organiserIds,
  };
}

/** What it gives. `rulePoints` is what the chosen deed brings. */
export function termsInput(values: EventValues, rulePoints: number) {
  return {
    indicatorCode: values.indicatorCode ?? '',
    points: values.points,
    budgetPoints: values.budgetPoints ?? usualBudget(values.points ?? rulePoints),
    codeMode: values.codeMode,
    printedLimit: values.codeMode === 'PRINTED' ? (values.printedLimit ?? usualVisits) : null,
  };
}

/** The form's fields that the server's paths speak of by other names. */
export const fieldByPath: Record<string, keyof EventValues> = { startsAt: 'from', endsAt: 'until' };
