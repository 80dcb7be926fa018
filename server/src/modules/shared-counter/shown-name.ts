const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * What a person is called on a screen that customers see: the first name and the first letter of the last, as "ป้าแดง ส."
 * A vowel that is written before its consonant is not what a Thai name is cut to: ใจดี is "จ."
 */
export function shownName(displayName: string): string {
  const [first = '', ...others] = displayName.trim().split(/\s+/);
  const last = others.at(-1)?.replace(/^[เแโใไ]/, '') ?? '';
  const [initial] = graphemes.segment(last);
  const letter = initial === undefined ? '' : (Array.from(initial.segment)[0] ?? '');
  return letter === '' ? first : `${first} ${letter}.`;
}
