import { i18n, type Messages } from '@lingui/core';

/** Thai first; English complete. */
export type Language = 'th' | 'en';

const storageKey = 'kwamdee.language';

type Catalog = () => Promise<{ messages: Messages }>;

/** Words that come with the first screen that says them: see routes.ts. */
export type WordGroup = 'community' | 'finding' | 'joining' | 'telling' | 'work';

/** `member` is on every screen. */
const catalogs: Record<'member' | WordGroup, Record<Language, Catalog>> = {
  member: {
    th: () => import('./catalogs/member-th.ts'),
    en: () => import('./catalogs/member-en.ts'),
  },
  community: {
    th: () => import('./catalogs/community-th.ts'),
    en: () => import('./catalogs/community-en.ts'),
  },
  joining: {
    th: () => import('./catalogs/joining-th.ts'),
    en: () => import('./catalogs/joining-en.ts'),
  },
  telling: {
    th: () => import('./catalogs/telling-th.ts'),
    en: () => import('./catalogs/telling-en.ts'),
  },
  finding: {
    th: () => import('./catalogs/finding-th.ts'),
    en: () => import('./catalogs/finding-en.ts'),
  },
  work: {
    th: () => import('./catalogs/work-th.ts'),
    en: () => import('./catalogs/work-en.ts'),
  },
};

let current: Language = 'th';
const wanted = new Set<'member' | WordGroup>(['member']);

/** The language that the screen speaks now. */
export function currentLanguage(): Language {
  return current;
}

/** What Intl and React Aria call it: Thai brings the Buddhist calendar. */
export function localeOf(language: Language): 'th-TH' | 'en-GB' {
  return language === 'th' ? 'th-TH' : 'en-GB';
}

/** The language chosen on this phone, Thai when none was. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'th';
  } catch {
    return 'th';
  }
}

/** Where React Aria looks for the page's language; its Thai comes from react-aria/thai.ts. */
const ariaLocale = Symbol.for('react-aria.i18n.locale');

function tellReactAria(language: Language): void {
  Object.assign(window, { [ariaLocale]: localeOf(language) });
  dispatchEvent(new Event('languagechange'));
}

/** Loads the language's messages, then speaks it. Listeners of Lingui's `change` event hear of it. */
export async function speak(language: Language): Promise<void> {
  const loaded = await Promise.all([...wanted].map((group) => catalogs[group][language]()));
  for (const { messages } of loaded) i18n.load(language, messages);
  current = language;
  document.documentElement.lang = language;
  tellReactAria(language);
  i18n.activate(language);
}

/** Speaks the language and remembers it on this phone. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A phone that stores nothing still speaks the language until it is closed.
  }
}

/** Brings the messages of a group, in the language of the screen, and from now on in every language that is chosen. */
export async function loadMessages(group: WordGroup): Promise<void> {
  if (wanted.has(group)) return;
  wanted.add(group);
  const language = current;
  const { messages } = await catalogs[group][language]();
  i18n.load(language, messages);
}
