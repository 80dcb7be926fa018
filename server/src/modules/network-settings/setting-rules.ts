import type { Message } from '../../graphql/user-error.ts';
import type { NetworkSetting } from '../../platform/generated/enums.ts';

export interface SettingRule {
  /** A yes or no: 1 or 0. */
  readonly isSwitch: boolean;
  readonly minimum: number;
  readonly maximum: number;
}

const onOrOff: SettingRule = { isSwitch: true, minimum: 0, maximum: 1 };
const between = (minimum: number, maximum: number): SettingRule => ({ isSwitch: false, minimum, maximum });

/** What a network may set, and how far: narrower than the columns' own checks, or as wide. */
export const settingRules: Readonly<Record<NetworkSetting, SettingRule>> = {
  TRUSTED_OFFERS_LIVE: onOrOff,
  CASE_DUE_DAYS: between(1, 30),
  CHECKLIST_REQUIRED: onOrOff,
  ESCALATE_AFTER_HOURS: between(1, 720),
  KEEP_DEED_PHOTOS: onOrOff,
  MAX_HOLD_DAYS: between(1, 730),
  AWARD_SOLO_LIMIT_POINTS: between(1, 100_000),
  EVENT_SOLO_LIMIT_POINTS: between(0, 100_000),
  SOLO_FUNDING_POINTS: between(0, 100_000),
  // A million baht.
  SOLO_CORRECTION_SATANG: between(0, 100_000_000),
};

/** One person's award cannot be freer than any award: the network's own limit ends it. */
export function ruleOf(setting: NetworkSetting, network: { readonly awardLimitPoints: number }): SettingRule {
  const rule = settingRules[setting];
  return setting === 'AWARD_SOLO_LIMIT_POINTS' ? { ...rule, maximum: network.awardLimitPoints } : rule;
}

/** A value as people say it: whole numbers, and baht for what is kept in satang. The ends of a rule are whole baht. */
export function settingInWords(setting: NetworkSetting, value: number): Message {
  if (setting !== 'SOLO_CORRECTION_SATANG') {
    return { th: value.toLocaleString('th'), en: value.toLocaleString('en') };
  }
  return {
    th: `${(value / 100).toLocaleString('th')} บาท`,
    en: `${(value / 100).toLocaleString('en')} baht`,
  };
}
