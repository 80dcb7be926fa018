import type { Language } from '../i18n/language.ts';

/** A text in one language, and perhaps in the other, as the API takes it. */
export interface LocalizedText {
  th: string;
  en: string;
}

const thaiLetter = /\p{Script=Thai}/u;

/**
 * One field for a text that most people write once: Thai letters make it Thai, whatever the screen speaks; the other
 * language, when it was given too, fills the other side.
 */
export function localizedText(main: string, other: string, language: Language): LocalizedText {
  const text = main.trim();
  const second = other.trim();
  const isThai = thaiLetter.test(text) || (language === 'th' && !thaiLetter.test(second));
  return isThai ? { th: text, en: second } : { th: second, en: text };
}

/** The two fields for a text that is there: its main language first. Where one is missing the API repeats the other. */
export function fieldsOf({ th, en }: LocalizedText, language: Language): { main: string; other: string } {
  if (th === en) return { main: th, other: '' };
  return language === 'th' ? { main: th, other: en } : { main: en, other: th };
}
