import { useLingui } from '@lingui/react';
import { chooseLanguage, type Language, localeOf } from './language.ts';

/** The language of the screen, its locale for Intl, and the switch. Renders again when it changes. */
export function useLanguage(): {
  language: Language;
  locale: ReturnType<typeof localeOf>;
  chooseLanguage: (language: Language) => Promise<void>;
} {
  const { i18n } = useLingui();
  const language: Language = i18n.locale === 'en' ? 'en' : 'th';
  return { language, locale: localeOf(language), chooseLanguage };
}
