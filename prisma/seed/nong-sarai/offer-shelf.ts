import type { OfferLife } from './case-timelines.ts';
import { merchantOf } from './merchants.ts';
import { coordinatorKeys } from './people.ts';
import type { PictureKey } from './pictures.ts';
import type { Moment, OfferSeed } from './types.ts';

/** An offer as its shop writes it; what is left out is unlimited, without a window, and good for seven days. */
export interface OfferDraft {
  readonly key: string;
  readonly title: readonly [th: string, en: string];
  readonly description: readonly [th: string, en: string];
  readonly costPoints: number;
  readonly pictureKey: PictureKey;
  readonly life: OfferLife;
  readonly stockTotal?: number;
  readonly perMemberLimit?: number;
  readonly availableFrom?: Moment;
  readonly availableUntil?: Moment;
  readonly voucherValidHours?: number;
  /** Makes it a HOLD offer: something goes out and comes back. */
  readonly loanDays?: number;
  readonly appeal?: number;
  readonly historyLeavesStock?: number;
}

const WEEK_HOURS = 168;

/**
 * Puts a shop's drafts on its shelf: the owner acts for the shop in the timeline, and the first coordinator who does
 * not work there acts for the network.
 */
export function shelf(merchantKey: string, drafts: readonly OfferDraft[]): readonly OfferSeed[] {
  const { staff } = merchantOf(merchantKey);
  const ownerKey = staff[0]?.personKey;
  const coordinatorKey = coordinatorKeys.find((key) => staff.every((worker) => worker.personKey !== key));
  if (ownerKey === undefined || coordinatorKey === undefined) {
    throw new Error(`Nobody can act on the offers of ${merchantKey}`);
  }
  return drafts.map((draft) => ({
    key: draft.key,
    merchantKey,
    kind: draft.loanDays === undefined ? 'SPEND' : 'HOLD',
    state: draft.life.state,
    title: { th: draft.title[0], en: draft.title[1] },
    description: { th: draft.description[0], en: draft.description[1] },
    costPoints: draft.costPoints,
    stockTotal: draft.stockTotal ?? null,
    perMemberLimit: draft.perMemberLimit ?? null,
    availableFrom: draft.availableFrom ?? null,
    availableUntil: draft.availableUntil ?? null,
    voucherValidHours: draft.voucherValidHours ?? WEEK_HOURS,
    pictureKey: draft.pictureKey,
    timeline: draft.life.timelineOf({ ownerKey, coordinatorKey }),
    loanDays: draft.loanDays ?? null,
    appeal: draft.appeal ?? 2,
    historyLeavesStock: draft.historyLeavesStock ?? null,
  }));
}
