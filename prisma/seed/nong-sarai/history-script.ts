import type { Fate } from './history-fate.ts';
import { demoMerchantKey, merchantOf } from './merchants.ts';
import { demoMemberKey } from './people.ts';
import type { Moment } from './types.ts';
import { atMinute, minutesOfClock, momentAt, startOfVillageDay, villageDay } from './village-time.ts';

/** A redemption that the demo is sure to have. */
export interface ScriptedVisit {
  readonly at: Date;
  /** Null for anyone who can. */
  readonly memberKey: string | null;
  readonly offerKey: string;
  readonly fate: Fate;
}

/** What is left in the demo member's wallet at the end, before the scripted redemptions (57 points together). */
export const DEMO_MEMBER_KEEPS_POINTS = 640;

function yesterday(clock: Moment['clock']): Moment {
  return { days: -1, clock };
}

const openAtDemoShop: readonly { readonly clock: Moment['clock']; readonly offerKey: string }[] = [
  { clock: '17:20', offerKey: 'phimjai-soup-bag' },
  { clock: '17:55', offerKey: 'phimjai-rice-curry' },
  { clock: '18:30', offerKey: 'phimjai-dessert' },
  { clock: '19:05', offerKey: 'phimjai-rice-curry' },
  { clock: '19:40', offerKey: 'phimjai-dessert' },
];

/**
 * When the vouchers of today are used: spread over today's opening time so far. Before the counter opens there is
 * none, so they fall between midnight and now: a demo started at night shows today's uses too.
 */
function usesOfToday(now: Date): readonly Date[] {
  const { hours } = merchantOf(demoMerchantKey);
  const today = villageDay(now);
  const opens = atMinute(today, minutesOfClock(hours.from));
  const closes = atMinute(today, minutesOfClock(hours.to));
  const from = now > opens ? opens : startOfVillageDay(today);
  const to = now < closes ? now : closes;
  const stepMs = (to.getTime() - from.getTime()) / (openAtDemoShop.length + 1);
  return openAtDemoShop.map((_, index) => new Date(from.getTime() + Math.floor(stepMs * (index + 1))));
}

/**
 * What each demo account finds: the member has two open vouchers, one of them for the demo shop, and a borrowed
 * ladder; the demo shop has vouchers that were used today.
 */
export function scriptedVisits(now: Date): readonly ScriptedVisit[] {
  const todaysUses = usesOfToday(now);
  return [
    {
      at: momentAt(now, { days: -3, clock: '18:30' }),
      memberKey: demoMemberKey,
      offerKey: 'tools-ladder',
      fate: { type: 'USE', at: momentAt(now, { days: -2, clock: '09:10' }), releaseAt: null },
    },
    {
      at: momentAt(now, yesterday('19:15')),
      memberKey: demoMemberKey,
      offerKey: 'phimjai-rice-curry',
      fate: { type: 'KEEP' },
    },
    {
      at: momentAt(now, yesterday('20:05')),
      memberKey: demoMemberKey,
      offerKey: 'choet-iced-coffee',
      fate: { type: 'KEEP' },
    },
    ...openAtDemoShop.flatMap(({ clock, offerKey }, index) => {
      const at = todaysUses[index];
      return at === undefined
        ? []
        : [
            {
              at: momentAt(now, yesterday(clock)),
              memberKey: null,
              offerKey,
              fate: { type: 'USE' as const, at, releaseAt: null },
            },
          ];
    }),
  ];
}
