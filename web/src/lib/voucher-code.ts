/** 2-9 and A-Z without the look-alikes I, L and O: 31 symbols, a prime, which is what the check character rests on. */
export const voucherAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const payloadLength = 9;

/** Nine characters and the check character. */
export const voucherCodeLength = payloadLength + 1;

/** A voucher's QR code and a page's address are shorter than this; anything longer is something else. */
const longestScan = 300;

/**
 * The last character of a code: the sum of weight × value modulo 31, weights 1 to 9. With a prime modulus and
 * distinct weights it finds each wrong character and each swapped pair. Null for a character outside the alphabet.
 */
function checkCharacterOf(payload: string): string | null {
  let sum = 0;
  for (let index = 0; index < payload.length; index++) {
    const value = voucherAlphabet.indexOf(payload.charAt(index));
    if (value < 0) return null;
    sum += (index + 1) * value;
  }
  return voucherAlphabet.charAt(sum % voucherAlphabet.length);
}

function fits(characters: string): boolean {
  return (
    characters.length === voucherCodeLength &&
    checkCharacterOf(characters.slice(0, payloadLength)) === characters.charAt(payloadLength)
  );
}

/** The code in a text, spaces and dashes dropped; null when its length or its check character says it is none. */
export function readVoucherCode(text: string): string | null {
  if (text.length > longestScan) return null;
  const code = text.toUpperCase().replace(/[\s-]/g, '');
  return fits(code) ? code : null;
}

/** The code in what a camera read: the code alone, or an address that has it in its path, query or fragment. */
export function voucherCodeInScan(text: string): string | null {
  const whole = readVoucherCode(text);
  if (whole !== null || text.length > longestScan) return whole;
  for (const part of text.split(/[/?#&=:]/)) {
    const code = readVoucherCode(part);
    if (code !== null) return code;
  }
  return null;
}

/** Groups of four, as on the voucher: "KD7Q2M4XWG" → "KD7Q 2M4X WG". Also for a code that is still being typed. */
export function groupVoucherCode(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? '';
}
