import { readVoucherCode, voucherAlphabet, voucherCodeLength } from './voucher-code.ts';

/** What the characters typed so far amount to. */
export type TypedCode =
  | { kind: 'incomplete' }
  /** Its check character fits. `isCorrected`: a character that no code has was put right. */
  | { kind: 'code'; code: string; isCorrected: boolean }
  /** It does not fit, but with one look-alike exchanged it would, and in one way only: worth asking. */
  | { kind: 'suggestion'; code: string }
  | { kind: 'wrong' };

/** Characters that no code has, and those that they are mistaken for. */
const foreignLookAlikes: Record<string, string> = { '0': 'QD', O: 'QD', '1': 'J7T', I: 'J7T', L: 'J7T' };

/** Characters of the alphabet that are mistaken for each other, on a scratched screen or in handwriting. */
const pairs = ['2Z', '5S', '8B', '6G', 'UV', 'MN', 'VY', 'QD', '7T', 'EF', 'PR', 'CG', 'XK', '4A'];

const thaiDigits = '๐๑๒๓๔๕๖๗๘๙';

/** What a code field holds for what was typed or pasted into it: upper-case letters and digits, ten at most. */
export function typedCharacters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[๐-๙]/g, (digit) => String(thaiDigits.indexOf(digit)))
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, voucherCodeLength);
}

/**
 * The letter or digit on a key whatever the keyboard's language (`KeyboardEvent.code`); null for other keys. Hand
 * scanners are keyboards too: left in Thai they "type" ษกึพ for a code.
 */
export function latinKeyOf(keyCode: string): string | null {
  return /^(?:Key([A-Z])|Digit(\d))$/.exec(keyCode)?.slice(1).join('') ?? null;
}

function replaced(characters: string, index: number, by: string): string {
  return characters.slice(0, index) + by + characters.slice(index + 1);
}

/** The codes that come of exchanging the character at `index` for each of `others`, as far as they fit. */
function fittingCodes(characters: string, index: number, others: string): string[] {
  return [...others]
    .map((other) => readVoucherCode(replaced(characters, index, other)))
    .filter((code) => code !== null);
}

/** One foreign character: the check character leaves a single value for its place; is it one that looks like it? */
function correctedCode(characters: string, foreign: readonly number[]): TypedCode {
  const [index, ...others] = foreign;
  if (index === undefined || others.length > 0) return { kind: 'wrong' };
  const [code] = fittingCodes(characters, index, foreignLookAlikes[characters.charAt(index)] ?? '');
  return code === undefined ? { kind: 'wrong' } : { kind: 'code', code, isCorrected: true };
}

function suggestedCode(characters: string): TypedCode {
  const found = new Set<string>();
  for (const [index, character] of [...characters].entries()) {
    const others = pairs
      .filter((pair) => pair.includes(character))
      .map((pair) => pair.replace(character, ''));
    for (const code of fittingCodes(characters, index, others.join(''))) found.add(code);
  }
  const [code, ...more] = found;
  return code === undefined || more.length > 0 ? { kind: 'wrong' } : { kind: 'suggestion', code };
}

/** Reads the characters of a code field (see `typedCharacters`) before anything is sent. */
export function readTypedCode(characters: string): TypedCode {
  if (characters.length < voucherCodeLength) return { kind: 'incomplete' };
  const code = readVoucherCode(characters);
  if (code !== null) return { kind: 'code', code, isCorrected: false };
  const foreign = [...characters].flatMap((each, index) => (voucherAlphabet.includes(each) ? [] : [index]));
  return foreign.length > 0 ? correctedCode(characters, foreign) : suggestedCode(characters);
}
