import { useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatBaht } from '../../lib/baht.ts';
import { formatNumber } from '../../lib/numbers.ts';
import type { NetworkSetting } from './settings.generated.ts';

export interface SettingWords {
  label: string;
  hint: string;
  unit: string;
}

/** What each rule is called, and what it means to people. */
export function useSettingWords(): Record<NetworkSetting, SettingWords> {
  const { t } = useLingui();
  const points = t`points`;
  return {
    TRUSTED_OFFERS_LIVE: {
      label: t`Offers of trusted shops go live at once`,
      hint: t`Which shops are trusted is said on each shop’s page.`,
      unit: '',
    },
    CASE_DUE_DAYS: {
      label: t`An application is decided within`,
      hint: t`Working days. Past it the other coordinators get a quiet word, nothing else.`,
      unit: t`working days`,
    },
    CHECKLIST_REQUIRED: {
      label: t`A shop is approved only with every item ticked`,
      hint: t`The checklist stands below.`,
      unit: '',
    },
    ESCALATE_AFTER_HOURS: {
      label: t`A good deed waits at most`,
      hint: t`Then the coordinators see it too.`,
      unit: t`hours`,
    },
    KEEP_DEED_PHOTOS: {
      label: t`Photos of good deeds are kept`,
      hint: t`Else they are deleted a day after the decision: people’s pictures are theirs.`,
      unit: '',
    },
    MAX_HOLD_DAYS: {
      label: t`Held points come back at the latest`,
      hint: t`So many days after the thing was due, whatever became of it.`,
      unit: t`days`,
    },
    AWARD_SOLO_LIMIT_POINTS: {
      label: t`One coordinator awards alone up to`,
      hint: t`More than that wants a second one. Raising it wants a second one too.`,
      unit: points,
    },
    EVENT_SOLO_LIMIT_POINTS: {
      label: t`One coordinator opens an event alone up to`,
      hint: t`All the points that the event may give. Raising it wants a second one.`,
      unit: points,
    },
    SOLO_FUNDING_POINTS: {
      label: t`Into the thanks fund alone, in a month, up to`,
      hint: t`More than that wants a second one. Raising it wants a second one too.`,
      unit: points,
    },
    SOLO_CORRECTION_SATANG: {
      label: t`One coordinator corrects a shop’s statement alone by up to`,
      hint: t`More than that, in either direction, wants a second one. Raising it wants a second one too.`,
      unit: t`baht`,
    },
  };
}

/** Kept in satang, said and typed in baht. */
export const isMoney = (setting: NetworkSetting): boolean => setting === 'SOLO_CORRECTION_SATANG';

const switches: readonly NetworkSetting[] = ['TRUSTED_OFFERS_LIVE', 'CHECKLIST_REQUIRED', 'KEEP_DEED_PHOTOS'];

/** A value as people say it: yes and no, or the number with its unit. */
export function useSettingValue(): (setting: NetworkSetting, value: number | null) => string {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const words = useSettingWords();
  return (setting, value) => {
    if (value === null) return '—';
    if (switches.includes(setting)) return value === 1 ? t`yes` : t`no`;
    const number = isMoney(setting) ? formatBaht(value, locale) : formatNumber(value, locale);
    return `${number} ${words[setting].unit}`;
  };
}
