import type { PictureKey } from './pictures.ts';

/** A text that people read, complete in both languages. */
export interface LocalizedText {
  readonly th: string;
  readonly en: string;
}

/**
 * A time told the way a village tells it: so many whole days from today (negative is past), at a clock time in
 * Thailand. Resolved against `now` by `momentAt`; a past moment has `days <= -1`, so it is past at any hour of `now`.
 */
export interface Moment {
  readonly days: number;
  readonly clock: `${number}:${number}`;
}

/** A network above the village in the tree, the topmost first. */
export interface AncestorSeed {
  readonly slug: string;
  readonly name: LocalizedText;
}

/** One of the virtues that the village's deeds are kept under. */
export interface VirtueSeed {
  readonly code: string;
  readonly name: LocalizedText;
}

export interface NetworkSeed {
  readonly slug: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly joinPolicy: 'OPEN' | 'APPROVAL';
  /** Largest single award; above it the server refuses. */
  readonly awardLimitPoints: number;
  /** Whether the offers of a shop that the network trusts go live without a coordinator. */
  readonly trustedOffersLive: boolean;
  /** Before anybody joined. */
  readonly foundedAt: Moment;
  readonly timeZone: 'Asia/Bangkok';
  readonly latitude: number;
  readonly longitude: number;
  readonly ancestors: readonly AncestorSeed[];
  readonly virtues: readonly VirtueSeed[];
}

export type CategoryCode =
  | 'EATING'
  | 'FOOD'
  | 'SWEETS'
  | 'DRINK'
  | 'FARM'
  | 'HOUSEHOLD'
  | 'GOODS'
  | 'CRAFT'
  | 'LEARNING'
  | 'HELP'
  | 'REPAIR'
  | 'SERVICE'
  | 'HEALTH'
  | 'BEAUTY'
  | 'TOGETHER'
  | 'CULTURE'
  | 'LENDING';

/** A kind of shop. Each level of the tree is shown in the order of the list; parents stand before their children. */
export interface CategorySeed {
  readonly code: CategoryCode;
  /** Null: at the root. */
  readonly parent: CategoryCode | null;
  readonly name: LocalizedText;
  readonly emoji: string;
  readonly pictureKey: PictureKey;
}

export type NetworkRole = 'MEMBER' | 'VERIFIER' | 'COORDINATOR' | 'AUDITOR';

/** Told by the form of address; drives who does what in the history and is not stored. */
export type LifeStage = 'YOUNG' | 'ADULT' | 'ELDER';

/** How often a person does deeds and goes shopping; drives the history and is not stored. */
export type Activity = 'DEVOTED' | 'HIGH' | 'STEADY' | 'LOW' | 'NEW' | 'QUIET';

export interface PersonSeed {
  readonly key: string;
  /** The name on the card and in the coordinator's list, with the everyday form of address. */
  readonly shownName: LocalizedText;
  /** Null for who has no sign-in of their own: a paper passbook, or the shared phone. */
  readonly email: string | null;
  readonly roles: readonly NetworkRole[];
  /** The hamlet's number (หมู่). */
  readonly hamlet: number;
  /** People of one house never confirm each other's deeds. */
  readonly household: string;
  readonly lifeStage: LifeStage;
  readonly activity: Activity;
  readonly joinedAt: Moment;
}

export type MerchantStatus = 'APPLIED' | 'CHANGES_REQUESTED' | 'APPROVED' | 'SUSPENDED';
export type StaffRole = 'OWNER' | 'MANAGER' | 'CASHIER';

export type CaseAction =
  | 'APPLIED'
  | 'RESUBMITTED'
  | 'APPROVED'
  | 'CHANGES_REQUESTED'
  | 'SUSPENDED'
  | 'CREATED'
  | 'SUBMITTED'
  | 'PAUSED'
  | 'ENDED';

/** One line of a shop's or an offer's timeline, oldest first; `reason` is seen whole by the applicant. */
export interface CaseEntry {
  readonly action: CaseAction;
  readonly at: Moment;
  readonly byKey: string;
  readonly reason: LocalizedText | null;
  /** With CHANGES_REQUESTED of a shop: what to put right. */
  readonly fields?: readonly ('PICTURE' | 'PLACE')[];
}

export interface StaffSeed {
  readonly personKey: string;
  readonly role: StaffRole;
}

/** When the counter is open, in village time. The history uses vouchers only then. */
export interface OpeningHours {
  readonly from: `${number}:${number}`;
  readonly to: `${number}:${number}`;
  /** 0 is Sunday. */
  readonly closedWeekdays: readonly number[];
}

export interface MerchantSeed {
  readonly key: string;
  readonly name: LocalizedText;
  readonly category: CategoryCode;
  readonly description: LocalizedText;
  readonly phone: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly opening: LocalizedText;
  readonly hours: OpeningHours;
  readonly pictureKey: PictureKey;
  readonly status: MerchantStatus;
  /** Set for a suspended shop only. */
  readonly suspendedUntil: Moment | null;
  /** The owner first. */
  readonly staff: readonly StaffSeed[];
  readonly timeline: readonly CaseEntry[];
}

export type OfferKind = 'SPEND' | 'HOLD';
export type OfferState = 'DRAFT' | 'SUBMITTED' | 'CHANGES_REQUESTED' | 'LIVE' | 'PAUSED' | 'ENDED';

export interface OfferSeed {
  readonly key: string;
  readonly merchantKey: string;
  readonly kind: OfferKind;
  readonly state: OfferState;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly costPoints: number;
  /** Null is unlimited. */
  readonly stockTotal: number | null;
  /** Null is unlimited. */
  readonly perMemberLimit: number | null;
  readonly availableFrom: Moment | null;
  readonly availableUntil: Moment | null;
  readonly voucherValidHours: number;
  readonly pictureKey: PictureKey;
  readonly timeline: readonly CaseEntry[];
  /** How long the thing is usually out; null for SPEND. */
  readonly loanDays: number | null;
  /** How often the history picks it beside the others; not stored. */
  readonly appeal: number;
  /** What the history leaves of the stock at the end; not stored. Null: a quarter of it or more. */
  readonly historyLeavesStock: number | null;
}

/** A good deed as the village writes it in the passbook. */
export interface DeedSeed {
  readonly key: string;
  readonly virtue: string;
  readonly points: number;
  readonly text: LocalizedText;
  /** The same person is not awarded for it again within so many days. */
  readonly restDays: number;
  /** Months (1 to 12) in which it is done; null is all year. */
  readonly months: readonly number[] | null;
  /** Whom the history has do it; not stored. */
  readonly suits: readonly LifeStage[];
  /** The only people the history has do it, where it takes a shop, a fund or a football; null is anybody. */
  readonly doerKeys: readonly string[] | null;
  /** SENSITIVE: verifiers and coordinators see the least that they need. */
  readonly privacy: 'OPEN' | 'SENSITIVE';
}

export interface AwardEvent {
  readonly type: 'award';
  readonly at: Date;
  readonly awardKey: string;
  readonly memberKey: string;
  readonly deedKey: string;
  readonly points: number;
  readonly reason: LocalizedText;
  readonly byKey: string;
}

export interface RedeemEvent {
  readonly type: 'redeem';
  readonly at: Date;
  readonly memberKey: string;
  readonly offerKey: string;
  readonly voucherKey: string;
}

/** At the counter, by somebody of the shop. For a HOLD offer the thing goes out. */
export interface UseEvent {
  readonly type: 'use';
  readonly at: Date;
  readonly voucherKey: string;
  readonly byKey: string;
}

/** By the member, before use: points, stock and the member's limit come back. */
export interface CancelEvent {
  readonly type: 'cancel';
  readonly at: Date;
  readonly voucherKey: string;
  readonly byKey: string;
}

/** By itself, `voucherValidHours` after the redemption: points, stock and the member's limit come back. */
export interface ExpireEvent {
  readonly type: 'expire';
  readonly at: Date;
  readonly voucherKey: string;
}

/** HOLD only: the thing is back, the held points are the member's to spend again. */
export interface ReleaseEvent {
  readonly type: 'release';
  readonly at: Date;
  readonly voucherKey: string;
  readonly byKey: string;
}

export type HistoryEvent = AwardEvent | RedeemEvent | UseEvent | CancelEvent | ExpireEvent | ReleaseEvent;
