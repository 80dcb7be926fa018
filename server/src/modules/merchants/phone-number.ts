const thaiZero = '๐'.codePointAt(0) ?? 0;
const separators = /[\s().-]|\u2010|\u2011|\u2012|\u2013/g;
/** A landline has nine digits, a mobile number ten (the plan of the Thai regulator NBTC). */
const thaiNumber = /^0[2-9]\d{7,8}$/;
/** ITU-T E.164: a country code and at most fifteen digits in all. */
const foreignNumber = /^\+[1-9]\d{6,14}$/;

/**
 * One form for a telephone number, however it was typed (spaces, dashes, brackets, Thai digits, +66 or 0): `0812345678`
 * for Thailand, `+85620…` elsewhere. Null when it is not a number that can be called.
 */
export function normalizePhone(text: string): string | null {
  if (text.length > 60) return null;
  const compact = text
    .replace(/[๐-๙]/g, (digit) => String((digit.codePointAt(0) ?? 0) - thaiZero))
    .replace(separators, '')
    .replace(/^00/, '+')
    .replace(/^\+660?/, '0');
  return thaiNumber.test(compact) || foreignNumber.test(compact) ? compact : null;
}
