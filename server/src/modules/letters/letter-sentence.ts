import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { LetterRow } from './letter-store.ts';

const date = (day: string, locale: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });

/** All that a letter says. At least so many, never how many; no list, no points, no score. */
export function sentenceOf(
  letter: Pick<LetterRow, 'deedCount' | 'categoryCount' | 'countedUntil' | 'purpose'>,
): LocalizedText {
  const { deedCount, categoryCount, countedUntil, purpose } = letter;
  const thaiDeeds = deedCount.toLocaleString('th-TH');
  const deeds = `${deedCount.toLocaleString('en')} confirmed good ${deedCount === 1 ? 'deed' : 'deeds'}`;
  const categories = `${categoryCount} ${categoryCount === 1 ? 'category' : 'categories'}`;
  return {
    th: `ในรอบ 12 เดือนถึง ${date(countedUntil, 'th-TH')} ได้ทำความดีที่มีผู้รับรองอย่างน้อย ${thaiDeeds} ครั้ง ใน ${categoryCount} หมวด · ใช้เพื่อ: ${purpose}`,
    en: `In the 12 months until ${date(countedUntil, 'en-GB')}, has done at least ${deeds} in ${categories} · For: ${purpose}`,
  };
}
