import { deeds, workingDayDeedKeys } from './deeds.ts';
import { coordinatorKeys, people } from './people.ts';
import type { Random } from './random.ts';
import type { Activity, DeedSeed, PersonSeed } from './types.ts';
import { atMinute, momentAt, villageDay, villageMonth, weekdayOfDay } from './village-time.ts';

/** The history begins so many days before now. */
export const HISTORY_DAYS = 182;

export interface PlannedAward {
  readonly at: Date;
  readonly memberKey: string;
  readonly deed: DeedSeed;
  readonly byKey: string;
}

/** A member looks for something to redeem. */
export interface PlannedVisit {
  readonly at: Date;
  readonly memberKey: string;
}

interface Pace {
  readonly awardsPerDay: number;
  readonly visitsPerDay: number;
  readonly comesToWorkingDay: number;
}

const paceOf: Readonly<Record<Activity, Pace>> = {
  DEVOTED: { awardsPerDay: 0.34, visitsPerDay: 0.15, comesToWorkingDay: 0.8 },
  HIGH: { awardsPerDay: 0.14, visitsPerDay: 0.075, comesToWorkingDay: 0.5 },
  STEADY: { awardsPerDay: 0.075, visitsPerDay: 0.042, comesToWorkingDay: 0.25 },
  LOW: { awardsPerDay: 0.035, visitsPerDay: 0.02, comesToWorkingDay: 0.1 },
  NEW: { awardsPerDay: 0.11, visitsPerDay: 0.03, comesToWorkingDay: 0.3 },
  QUIET: { awardsPerDay: 0, visitsPerDay: 0, comesToWorkingDay: 0 },
};

export const members: readonly PersonSeed[] = people.filter((person) => person.roles.includes('MEMBER'));

/** Every fourth Saturday the village works together. */
function workingDayDeed(day: number): DeedSeed | undefined {
  if (weekdayOfDay(day) !== 6 || Math.floor(day / 7) % 4 !== 0) return undefined;
  const turn = Math.floor(day / 28) % workingDayDeedKeys.length;
  return deeds.find((deed) => deed.key === workingDayDeedKeys[turn]);
}

/** A coordinator vouches for nobody of the own house. */
function voucherFor(person: PersonSeed, random: Random): string {
  const others = people.filter(
    (other) => coordinatorKeys.includes(other.key) && other.household !== person.household,
  );
  const coordinator = random.weighted(others, () => 1);
  if (coordinator === undefined) throw new Error(`No coordinator can vouch for ${person.key}`);
  return coordinator.key;
}

/** Small deeds are done more often than large ones. */
function frequency(deed: DeedSeed): number {
  if (deed.points <= 20) return 4;
  return deed.points <= 35 ? 2 : 1;
}

function suits(person: PersonSeed, deed: DeedSeed): boolean {
  return deed.suits.includes(person.lifeStage) && (deed.doerKeys?.includes(person.key) ?? true);
}

function daysOf(now: Date): readonly number[] {
  const today = villageDay(now);
  return Array.from({ length: HISTORY_DAYS }, (_, index) => today - HISTORY_DAYS + 1 + index);
}

/** Deeds of each member by day: in season, rested since the last time, and at most one a day. */
export function planAwards(now: Date, random: Random): readonly PlannedAward[] {
  const lastDone = new Map<string, number>();
  const isRested = (person: PersonSeed, deed: DeedSeed, day: number): boolean =>
    day - (lastDone.get(`${person.key}|${deed.key}`) ?? Number.NEGATIVE_INFINITY) >= deed.restDays;

  return daysOf(now).flatMap((day) => {
    const together = workingDayDeed(day);
    const month = villageMonth(atMinute(day, 720));
    return members.flatMap((person) => {
      const pace = paceOf[person.activity];
      const joins = together !== undefined && random.chance(pace.comesToWorkingDay);
      const actsAlone = random.chance(pace.awardsPerDay);
      const at = atMinute(day, (joins ? random.whole(990, 1_080) : random.whole(480, 1_200)) + random.unit());
      const possible = deeds.filter(
        (deed) =>
          suits(person, deed) &&
          (deed.months === null || deed.months.includes(month)) &&
          isRested(person, deed, day),
      );
      const own = random.weighted(possible, frequency);
      const byKey = voucherFor(person, random);
      const deed = joins && possible.includes(together) ? together : actsAlone ? own : undefined;
      if (deed === undefined || at > now || at < momentAt(now, person.joinedAt)) return [];
      lastDone.set(`${person.key}|${deed.key}`, day);
      return [{ at, memberKey: person.key, deed, byKey }];
    });
  });
}

export function planVisits(now: Date, random: Random): readonly PlannedVisit[] {
  return daysOf(now).flatMap((day) =>
    members.flatMap((person) => {
      const comes = random.chance(paceOf[person.activity].visitsPerDay);
      const at = atMinute(day, random.whole(360, 1_230) + random.unit());
      return comes && at <= now && at > momentAt(now, person.joinedAt) ? [{ at, memberKey: person.key }] : [];
    }),
  );
}
