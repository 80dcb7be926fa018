const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Length as people count it: "น้ำ" is two characters on screen, whatever its code points. */
export function graphemeCount(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}
