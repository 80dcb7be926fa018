import type { PictureKey } from '../../lib/pictures.ts';
import { offerPictures } from './offer-pictures.ts';

interface Word {
  text: string;
  key: PictureKey;
}

const words: readonly Word[] = offerPictures.flatMap(({ key, th, en }) =>
  [...th, ...en].map((text) => ({ text, key })),
);

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

/**
 * The picture that fits an offer's title: that of the longest word in it, the first of equally long ones. Without one
 * the shop's own kind decides, and a wrapped gift when that has no picture either.
 */
export function suggestPicture(title: string, categoryPictureKey: string | null): string {
  const text = title.toLowerCase();
  let best: (Word & { at: number }) | null = null;
  for (const word of words) {
    const at = positionOf(text, word.text);
    if (at < 0) continue;
    const isBetter =
      best === null ||
      word.text.length > best.text.length ||
      (word.text.length === best.text.length && at < best.at);
    if (isBetter) best = { ...word, at };
  }
  return best?.key ?? categoryPictureKey ?? 'fluent:wrapped-gift';
}
