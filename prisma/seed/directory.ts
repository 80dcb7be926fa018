import { idAt } from './id-at.ts';
import { merchants } from './nong-sarai/merchants.ts';
import { offers } from './nong-sarai/offers.ts';
import { people } from './nong-sarai/people.ts';
import type { CaseAction, CaseEntry, MerchantSeed, StaffSeed } from './nong-sarai/types.ts';
import { momentAt } from './nong-sarai/village-time.ts';

export interface PersonIds {
  readonly membershipId: string;
  /** Null for who has no sign-in of their own. */
  readonly userId: string | null;
}

/** Which row is meant by a key of the seed. Every lookup throws for a key that the seed does not have. */
export interface Directory {
  readonly networkId: string;
  /** The moment from which the seed's days are counted. */
  readonly now: Date;
  person(personKey: string): PersonIds;
  merchantId(merchantKey: string): string;
  /** One person's place at one shop. */
  staffId(merchantKey: string, personKey: string): string;
  offerId(offerKey: string): string;
}

/** Draws the ids of everything that is there before the first point is earned. */
export function createDirectory(networkId: string, now: Date): Directory {
  const peopleIds = new Map<string, PersonIds>();
  for (const { key, email, joinedAt } of people) {
    const at = momentAt(now, joinedAt);
    peopleIds.set(key, { membershipId: idAt(at), userId: email === null ? null : idAt(at) });
  }
  const merchantIds = new Map(merchants.map(({ key, timeline }) => [key, idAt(beginningOf(now, timeline))]));
  const staffIds = new Map(
    merchants.flatMap((merchant) =>
      merchant.staff.map((worker) => [
        `${merchant.key}|${worker.personKey}`,
        idAt(staffSince(now, merchant, worker)),
      ]),
    ),
  );
  const offerIds = new Map(offers.map(({ key, timeline }) => [key, idAt(beginningOf(now, timeline))]));
  return {
    networkId,
    now,
    person: (personKey) => known(peopleIds, personKey),
    merchantId: (merchantKey) => known(merchantIds, merchantKey),
    staffId: (merchantKey, personKey) => known(staffIds, `${merchantKey}|${personKey}`),
    offerId: (offerKey) => known(offerIds, offerKey),
  };
}

/** When a shop or an offer first came up. */
export function beginningOf(now: Date, timeline: readonly CaseEntry[]): Date {
  const [first] = timeline;
  if (first === undefined) throw new Error('A timeline of the seed is empty');
  return momentAt(now, first.at);
}

/** The last time that one of these happened; null when none did. */
export function lastTimeOf(
  now: Date,
  timeline: readonly CaseEntry[],
  ...actions: readonly CaseAction[]
): Date | null {
  const entry = timeline.findLast(({ action }) => actions.includes(action));
  return entry === undefined ? null : momentAt(now, entry.at);
}

/** The owner from the application on; helpers once the shop is open, and not before they joined the network. */
export function staffSince(now: Date, merchant: MerchantSeed, worker: StaffSeed): Date {
  const applied = beginningOf(now, merchant.timeline);
  if (worker.role === 'OWNER') return applied;
  const joinedAt = people.find(({ key }) => key === worker.personKey)?.joinedAt;
  if (joinedAt === undefined) throw new Error(`The seed has no ${worker.personKey}`);
  const opened = lastTimeOf(now, merchant.timeline, 'APPROVED') ?? applied;
  return new Date(Math.max(opened.getTime(), momentAt(now, joinedAt).getTime()));
}

function known<Value>(values: ReadonlyMap<string, Value>, key: string): Value {
  const value = values.get(key);
  if (value === undefined) throw new Error(`The seed has no ${key}`);
  return value;
}
