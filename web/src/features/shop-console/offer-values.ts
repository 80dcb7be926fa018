import { t } from '@lingui/core/macro';
import * as v from 'valibot';
import type { Language } from '../../i18n/language.ts';
import { fieldsOf, localizedText } from '../../lib/one-language.ts';
import { graphemeCount } from '../../lib/thai-text.ts';
import { endOfDay, startOfDay, villageDayOf } from '../../lib/village-day.ts';
import { weekdays } from '../offers/weekly-words.ts';
import type { OfferForm_offerFragment } from './offer-form.generated.ts';

/** A week: long enough to come by, short enough to be remembered. */
const usualValidHours = 168;

export const usualLoanDays = 7;

/** What most first offers cost: a coffee, a bowl of noodles. */
const usualCostPoints = 20;

const amount = v.nullable(v.number());
const day = v.nullable(v.string());

const fields = {
  title: v.string(),
  otherTitle: v.string(),
  costPoints: amount,
  description: v.string(),
  otherDescription: v.string(),
  kind: v.picklist(['SPEND', 'HOLD']),
  /** Of what is lent. Null: a guarantee, until `guaranteeDay`. */
  loanDays: amount,
  guaranteeDay: day,
  /** Null: as many as there are asked for. */
  stockTotal: amount,
  perMemberLimit: amount,
  /** "2026-11-22" */
  fromDay: day,
  untilDay: day,
  validHours: v.string(),
  /** Null: as the network's policy has it. */
  costRule: v.nullable(
    v.object({ bearer: v.picklist(['SHOP', 'NETWORK', 'SHARED']), networkPercent: v.number() }),
  ),
  windows: v.array(
    v.object({ days: v.array(v.picklist(weekdays)), opensAt: v.string(), closesAt: v.string() }),
  ),
  picture: v.nullable(v.object({ pictureId: v.string(), url: v.string() })),
  /** Chosen by hand; null: what the title suggests. */
  pictureKey: v.nullable(v.string()),
};

/** What may lie in this tab from before. */
export const offerDraft = v.object(fields);

export type OfferValues = v.InferOutput<typeof offerDraft>;

const wholeFrom = (lowest: number, highest: number) =>
  v.check(
    (value: number | null) =>
      value === null || (Number.isInteger(value) && value >= lowest && value <= highest),
    () => t`From ${lowest} to ${highest}`,
  );

/** What can be told before it is sent; the limits are the server's. */
export const offerSchema = v.pipe(
  v.object({
    ...fields,
    title: v.pipe(
      v.string(),
      v.trim(),
      v.nonEmpty(() => t`Say what the member gets`),
      v.check(
        (title) => graphemeCount(title) <= 120,
        () => t`At most ${120} characters`,
      ),
    ),
    costPoints: v.pipe(
      amount,
      v.check(
        (points) => points !== null,
        () => t`Say how many points it costs`,
      ),
      wholeFrom(1, 1_000_000),
    ),
    stockTotal: v.pipe(amount, wholeFrom(1, 10_000_000)),
    perMemberLimit: v.pipe(amount, wholeFrom(1, 10_000)),
    loanDays: v.pipe(amount, wholeFrom(1, 365)),
    windows: v.pipe(
      fields.windows,
      v.check(
        (windows) => windows.every(({ days }) => days.length > 0),
        () => t`Choose one day at least`,
      ),
    ),
  }),
  v.forward(
    v.partialCheck(
      [['fromDay'], ['untilDay']],
      ({ fromDay, untilDay }) => fromDay === null || untilDay === null || fromDay <= untilDay,
      () => t`The last day comes after the first`,
    ),
    ['untilDay'],
  ),
);

export const emptyOffer: OfferValues = {
  title: '',
  otherTitle: '',
  costPoints: usualCostPoints,
  description: '',
  otherDescription: '',
  kind: 'SPEND',
  loanDays: null,
  guaranteeDay: null,
  stockTotal: null,
  perMemberLimit: null,
  fromDay: null,
  untilDay: null,
  validHours: String(usualValidHours),
  costRule: null,
  windows: [],
  picture: null,
  pictureKey: null,
};

function dayOf(iso: string | null): string | null {
  return iso === null ? null : villageDayOf(new Date(iso));
}

/** The form for an offer that is there. */
export function valuesOfOffer(offer: OfferForm_offerFragment, language: Language): OfferValues {
  const title = fieldsOf({ th: offer.titleTh, en: offer.titleEn }, language);
  const description = fieldsOf({ th: offer.descriptionTh, en: offer.descriptionEn }, language);
  return {
    title: title.main,
    otherTitle: title.other,
    costPoints: offer.costPoints,
    description: description.main,
    otherDescription: description.other,
    kind: offer.kind,
    loanDays: offer.loanDays,
    guaranteeDay: dayOf(offer.guaranteeUntil),
    stockTotal: offer.stockTotal,
    perMemberLimit: offer.perMemberLimit,
    fromDay: dayOf(offer.availableFrom),
    untilDay: dayOf(offer.availableUntil),
    validHours: String(offer.voucherValidHours),
    costRule: offer.costRule && {
      bearer: offer.costRule.bearer,
      networkPercent: offer.costRule.networkPercent,
    },
    windows: offer.weeklyWindows.map(({ days, opensAt, closesAt }) => ({ days, opensAt, closesAt })),
    picture: null,
    pictureKey: offer.picture?.key ?? null,
  };
}

/** A copy to offer again: the dates are over, and an upload belongs to the other; the rest is as it was. */
export function valuesToRepeat(offer: OfferForm_offerFragment, language: Language): OfferValues {
  return { ...valuesOfOffer(offer, language), fromDay: null, untilDay: null };
}

/** What both mutations take. A day begins and ends in Thailand's time. */
export function offerInput(values: OfferValues, language: Language) {
  return {
    title: localizedText(values.title, values.otherTitle, language),
    description: localizedText(values.description, values.otherDescription, language),
    costPoints: values.costPoints ?? usualCostPoints,
    stockTotal: values.stockTotal,
    perMemberLimit: values.perMemberLimit,
    availableFrom: values.fromDay === null ? null : startOfDay(values.fromDay),
    availableUntil: values.untilDay === null ? null : endOfDay(values.untilDay),
    voucherValidHours: Number(values.validHours),
    ...costRuleInput(values),
    weeklyWindows: values.windows,
    ...holdTerms(values),
  };
}

/** The share is said when it is shared; left out, the policy's or the rule that is there holds. */
function costRuleInput({ costRule }: OfferValues) {
  if (costRule === null) return {};
  const { bearer, networkPercent } = costRule;
  return { costRule: bearer === 'SHARED' ? { bearer, networkPercent } : { bearer } };
}

/** A guarantee where a day is chosen, else a loan; a week when nothing is said. Nothing of what is given. */
function holdTerms({ kind, loanDays, guaranteeDay }: OfferValues) {
  if (kind === 'SPEND') return {};
  return guaranteeDay === null
    ? { loanDays: loanDays ?? usualLoanDays }
    : { guaranteeUntil: endOfDay(guaranteeDay) };
}

/** The form's fields that the server's paths speak of by other names. */
export const fieldByPath: Record<string, keyof OfferValues> = {
  availableFrom: 'fromDay',
  availableUntil: 'untilDay',
  guaranteeUntil: 'guaranteeDay',
  voucherValidHours: 'validHours',
  pictureId: 'picture',
  weeklyWindows: 'windows',
};
