import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { OfferKind } from '../../platform/generated/enums.ts';
import { singleLine } from '../merchants/merchant-input.ts';
import { pictureKeyProblems } from '../pictures/picture-key.ts';
import { type CostRule, type CostRuleInput, readCostRule } from './cost-rule.ts';
import type { OfferChange } from './offer-store.ts';
import { stockLimit } from './stock-store.ts';
import { readWeeklyWindows, type WeeklyWindow } from './weekly-windows.ts';

interface TextInput {
  readonly th?: string | null | undefined;
  readonly en?: string | null | undefined;
}

/** As it came; left out (undefined) is not the same as emptied (null). */
export interface OfferInput {
  readonly title?: TextInput | null | undefined;
  readonly description?: TextInput | null | undefined;
  readonly costPoints?: number | null | undefined;
  readonly stockTotal?: number | null | undefined;
  readonly perMemberLimit?: number | null | undefined;
  readonly availableFrom?: Date | null | undefined;
  readonly availableUntil?: Date | null | undefined;
  readonly voucherValidHours?: number | null | undefined;
  readonly loanDays?: number | null | undefined;
  readonly guaranteeUntil?: Date | null | undefined;
  readonly weeklyWindows?: readonly WeeklyWindow[] | null | undefined;
  readonly pictureId?: string | null | undefined;
  readonly pictureKey?: string | null | undefined;
  readonly costRule?: CostRuleInput | null | undefined;
}

export interface OfferReading {
  readonly change: Omit<OfferChange, 'state' | 'submittedAt' | 'liveSince' | 'pictureId'>;
  /** Null where it was left out: the rule stays as it is. */
  readonly costRule: CostRule | null;
  readonly problems: readonly FieldProblem[];
}

const titleLimit = 120;
const descriptionLimit = 2_000;

/** Lowest and highest, as the tables' CHECKs have them; a stock begins with one. */
const ranges = {
  costPoints: [1, 1_000_000],
  stockTotal: [1, stockLimit],
  perMemberLimit: [1, 10_000],
  voucherValidHours: [1, 8_760],
  loanDays: [1, 365],
} as const;

/**
 * What the input says about the offer, tidied, and everything that is wrong with it. What was left out is left out of the
 * change; what an offer cannot be without (title, cost, hours) is left as it is by null too. Stock and upload are for the
 * caller to write.
 */
export function readOfferInput(input: OfferInput): OfferReading {
  const problems = [...rangeProblems(input), ...pictureKeyProblems(input.pictureKey)];
  if (input.pictureId != null && input.pictureKey != null) {
    problems.push({ path: ['pictureKey'], message: onePicture });
  }
  const costRule = input.costRule == null ? null : readCostRule(input.costRule);
  problems.push(...(costRule?.problems ?? []));
  const { costPoints, perMemberLimit, availableFrom, availableUntil, voucherValidHours } = input;
  return {
    change: {
      ...readTitle(input.title, problems),
      ...readDescription(input.description, problems),
      ...(costPoints == null ? {} : { costPoints }),
      ...(perMemberLimit === undefined ? {} : { perMemberLimit }),
      ...(availableFrom === undefined ? {} : { availableFrom }),
      ...(availableUntil === undefined ? {} : { availableUntil }),
      ...(voucherValidHours == null ? {} : { voucherValidHours }),
      ...readHoldTerms(input),
      ...readOpenings(input.weeklyWindows, problems),
      ...(input.pictureKey === undefined ? {} : { pictureKey: input.pictureKey }),
    },
    costRule: costRule?.rule ?? null,
    problems,
  };
}

function readTitle(title: TextInput | null | undefined, problems: FieldProblem[]) {
  if (title == null) return {};
  const { th, en } = localizedText(title);
  const value = { th: singleLine(th), en: singleLine(en) };
  problems.push(...localizedTextProblems(['title'], value, { isRequired: true, maximumLength: titleLimit }));
  return { titleTh: value.th, titleEn: value.en };
}

function readDescription(description: TextInput | null | undefined, problems: FieldProblem[]) {
  if (description === undefined) return {};
  const value = localizedText(description ?? {});
  const limits = { isRequired: false, maximumLength: descriptionLimit };
  problems.push(...localizedTextProblems(['description'], value, limits));
  return { descriptionTh: value.th, descriptionEn: value.en };
}

/** Null empties them, as an empty list does: open always. */
function readOpenings(windows: readonly WeeklyWindow[] | null | undefined, problems: FieldProblem[]) {
  if (windows === undefined) return {};
  const reading = readWeeklyWindows(windows ?? []);
  problems.push(...reading.problems);
  return { openMinutes: reading.openMinutes };
}

function rangeProblems(input: OfferInput): FieldProblem[] {
  return (Object.keys(ranges) as (keyof typeof ranges)[]).flatMap((field) => {
    const value = input[field];
    const [lowest, highest] = ranges[field];
    if (value == null || (value >= lowest && value <= highest)) return [];
    const [from, to] = [lowest.toLocaleString('en'), highest.toLocaleString('en')];
    return [{ path: [field], message: { th: `ต้องอยู่ระหว่าง ${from} ถึง ${to}`, en: `From ${from} to ${to}.` } }];
  });
}

/**
 * What is wrong with the dates of an offer. They end in the future where that is asked for (`isEndChecked`): when they
 * are set, and when the offer is submitted.
 */
export function windowProblems(
  window: { readonly availableFrom: Date | null; readonly availableUntil: Date | null },
  now: Date,
  isEndChecked: boolean,
): FieldProblem[] {
  const { availableFrom, availableUntil } = window;
  if (availableUntil === null) return [];
  if (isEndChecked && availableUntil <= now) return [{ path: ['availableUntil'], message: inThePast }];
  return availableFrom !== null && availableFrom >= availableUntil
    ? [{ path: ['availableUntil'], message: endsBeforeItBegins }]
    : [];
}

/** A loan's days and a guarantee's end take each other's place. */
function readHoldTerms({ loanDays, guaranteeUntil }: OfferInput) {
  if (loanDays != null && guaranteeUntil === undefined) return { loanDays, guaranteeUntil: null };
  if (guaranteeUntil != null && loanDays === undefined) return { loanDays: null, guaranteeUntil };
  return {
    ...(loanDays === undefined ? {} : { loanDays }),
    ...(guaranteeUntil === undefined ? {} : { guaranteeUntil }),
  };
}

/** What is lent for days, or held until a moment: one of the two, and only of an offer that holds points. */
export function holdProblems(
  offer: { readonly kind: OfferKind; readonly loanDays: number | null; readonly guaranteeUntil: Date | null },
  now: Date,
): FieldProblem[] {
  const { kind, loanDays, guaranteeUntil } = offer;
  if (kind === 'SPEND') {
    const given = [loanDays === null ? [] : ['loanDays'], guaranteeUntil === null ? [] : ['guaranteeUntil']];
    return given.flat().map((field) => ({ path: [field], message: nothingIsHeld }));
  }
  if (loanDays !== null && guaranteeUntil !== null) return [{ path: ['guaranteeUntil'], message: oneTerm }];
  return guaranteeUntil !== null && guaranteeUntil <= now
    ? [{ path: ['guaranteeUntil'], message: inThePast }]
    : [];
}

const nothingIsHeld: Message = {
  th: 'ใช้ได้กับการยืมหรือค้ำประกันเท่านั้น',
  en: 'Only for what is lent or guaranteed.',
};
const oneTerm: Message = {
  th: 'เลือกอย่างใดอย่างหนึ่ง: จำนวนวันที่ให้ยืม หรือวันสิ้นสุดการค้ำประกัน',
  en: 'Choose one: days of a loan, or the end of a guarantee.',
};
const onePicture: Message = {
  th: 'เลือกรูปได้อย่างใดอย่างหนึ่ง',
  en: 'Choose one picture: an upload, or one of the app.',
};
const inThePast: Message = { th: 'วันสิ้นสุดต้องเป็นเวลาในอนาคต', en: 'It must end in the future.' };
const endsBeforeItBegins: Message = {
  th: 'วันสิ้นสุดต้องมาหลังวันเริ่ม',
  en: 'It must end after it begins.',
};
