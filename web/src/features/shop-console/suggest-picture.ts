import type { PictureKey } from '../../lib/pictures.ts';
import { offerPictures } from './offer-pictures.ts';

interface Word {
  text: string;
  key: PictureKey;
}

const words: readonly Word[] = offerPictures.flatMap(({ key, th, en }) =>
  [...th, ...en].map((text) => ({ text, key })),
);

/** What a thing comes in says a little: asked only when no word says what it is. */
const vessels: readonly Word[] = [
  { text: 'แก้ว', key: 'fluent:cup-with-straw' },
  { text: 'ขวด', key: 'fluent:cup-with-straw' },
  { text: 'ชาม', key: 'fluent:steaming-bowl' },
  { text: 'จาน', key: 'fluent:fork-and-knife-with-plate' },
  { text: 'กล่อง', key: 'fluent:bento-box' },
  { text: 'glass', key: 'fluent:cup-with-straw' },
  { text: 'bowl', key: 'fluent:steaming-bowl' },
  { text: 'plate', key: 'fluent:fork-and-knife-with-plate' },
];

const latin = /^[a-z]/;
const letter = /\p{L}|\p{M}/u;

/** Where the word stands in the title, or -1. Thai is written without spaces; English words must stand alone. */
function positionOf(title: string, word: string): number {
  if (!latin.test(word)) return title.indexOf(word);
  for (let at = title.indexOf(word); at >= 0; at = title.indexOf(word, at + 1)) {
    const isWhole = !letter.test(title.charAt(at - 1)) && !letter.test(title.charAt(at + word.length));
    if (isWhole) return at;
  }
  return -1;
}

/** The longest of the words in the title, the first of equally long ones. */
function bestWord(title: string, candidates: readonly Word[]): Word | null {
  let best: (Word & { at: number }) | null = null;
  for (const word of candidates) {
    const at = positionOf(title, word.text);
    if (at < 0) continue;
    const isBetter =
      best === null ||
      word.text.length > best.text.length ||
      (word.text.length === best.text.length && at < best.at);
    if (isBetter) best = { ...word, at };
  }
  return best;
}

/**
 * The picture that fits an offer's title. Without a word for it the shop's own kind decides, and a wrapped gift when
 * that has no picture either.
 */
export function suggestPicture(title: string, categoryPictureKey: string | null): string {
  const text = title.toLowerCase();
  const word = bestWord(text, words) ?? bestWord(text, vessels);
  return word?.key ?? categoryPictureKey ?? 'fluent:wrapped-gift';
}
