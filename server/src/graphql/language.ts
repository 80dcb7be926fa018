import { registerEnumType } from 'type-graphql';

export const Language = { TH: 'TH', EN: 'EN' } as const;
export type Language = (typeof Language)[keyof typeof Language];

registerEnumType(Language, {
  name: 'Language',
  description: 'The languages that Kwamdee speaks.',
  valuesConfig: { TH: { description: 'Thai.' }, EN: { description: 'English.' } },
});

/** The first of our languages in an Accept-Language header (RFC 9110, 12.5.4); Thai when there is none. */
export function languageFromHeader(header: string | undefined): Language {
  if (header === undefined) return Language.TH;
  const wanted = header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => (tag === 'th' || tag === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.tag === 'en' ? Language.EN : Language.TH;
}

/** The text in `language`, or in the other one where it is missing. */
export function inLanguage(language: Language, thai: string, english: string): string {
  if (language === 'TH') return thai === '' ? english : thai;
  return english === '' ? thai : english;
}
