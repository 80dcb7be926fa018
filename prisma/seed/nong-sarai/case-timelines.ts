import type { CaseEntry, LocalizedText, Moment, OfferState } from './types.ts';

type Clock = Moment['clock'];

/** A moment that many days ago, at a clock time in the village. */
export function daysAgo(days: number, clock: Clock): Moment {
  return { days: -days, clock };
}

/** A moment that many days ahead. */
export function daysAhead(days: number, clock: Clock): Moment {
  return { days, clock };
}

/** A shop that applied, was looked at two days later, and has been open to members since. */
export function approvedShop(ownerKey: string, coordinatorKey: string, approvedDaysAgo: number): CaseEntry[] {
  return [
    { action: 'APPLIED', at: daysAgo(approvedDaysAgo + 2, '19:05'), byKey: ownerKey, reason: null },
    { action: 'APPROVED', at: daysAgo(approvedDaysAgo, '08:40'), byKey: coordinatorKey, reason: null },
  ];
}

/** Who acts on an offer's timeline. */
export interface OfferActors {
  readonly ownerKey: string;
  readonly coordinatorKey: string;
}

/** An offer's way to where it is now. */
export interface OfferLife {
  readonly state: OfferState;
  readonly timelineOf: (actors: OfferActors) => CaseEntry[];
}

function createdAndSubmitted({ ownerKey }: OfferActors, days: number, clock: Clock): CaseEntry[] {
  return [
    { action: 'CREATED', at: daysAgo(days + 1, '20:10'), byKey: ownerKey, reason: null },
    { action: 'SUBMITTED', at: daysAgo(days, clock), byKey: ownerKey, reason: null },
  ];
}

function upToLive(actors: OfferActors, liveDaysAgo: number): CaseEntry[] {
  return [
    ...createdAndSubmitted(actors, liveDaysAgo + 1, '20:25'),
    { action: 'APPROVED', at: daysAgo(liveDaysAgo, '09:00'), byKey: actors.coordinatorKey, reason: null },
  ];
}

export function draft(days: number): OfferLife {
  return {
    state: 'DRAFT',
    timelineOf: ({ ownerKey }) => [
      { action: 'CREATED', at: daysAgo(days, '20:10'), byKey: ownerKey, reason: null },
    ],
  };
}

/** Waits in the coordinator's queue since then. */
export function submitted(days: number, clock: Clock): OfferLife {
  return { state: 'SUBMITTED', timelineOf: (actors) => createdAndSubmitted(actors, days, clock) };
}

/** Sent back with a note that the shop reads whole. */
export function returned(days: number, reason: LocalizedText): OfferLife {
  return {
    state: 'CHANGES_REQUESTED',
    timelineOf: (actors) => [
      ...createdAndSubmitted(actors, days + 1, '18:30'),
      { action: 'CHANGES_REQUESTED', at: daysAgo(days, '09:20'), byKey: actors.coordinatorKey, reason },
    ],
  };
}

export function live(liveDaysAgo: number): OfferLife {
  return { state: 'LIVE', timelineOf: (actors) => upToLive(actors, liveDaysAgo) };
}

export function paused(liveDaysAgo: number, pausedDaysAgo: number, reason: LocalizedText): OfferLife {
  return {
    state: 'PAUSED',
    timelineOf: (actors) => [
      ...upToLive(actors, liveDaysAgo),
      { action: 'PAUSED', at: daysAgo(pausedDaysAgo, '07:30'), byKey: actors.ownerKey, reason },
    ],
  };
}

export function ended(liveDaysAgo: number, endedDaysAgo: number): OfferLife {
  return {
    state: 'ENDED',
    timelineOf: (actors) => [
      ...upToLive(actors, liveDaysAgo),
      { action: 'ENDED', at: daysAgo(endedDaysAgo, '19:00'), byKey: actors.ownerKey, reason: null },
    ],
  };
}
