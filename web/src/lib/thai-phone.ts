const thaiZero = '๐'.charCodeAt(0);

/** Where the second and the third group of a number begin, by how it starts (the plan of the Thai regulator NBTC). */
function groupStarts(digits: string): readonly [number, number] {
  return digits.startsWith('02') ? [2, 5] : [3, 6];
}

function digitsOf(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - thaiZero)).replace(/\D/g, '');
}

/**
 * A telephone number as Thais write it, also while it is typed: "081-234-5678", "02-123-4567", "034-123-456". Numbers of
 * other countries (+856…) stay as they are.
 */
export function formatThaiPhone(text: string): string {
  const compact = text.trim();
  const isThai = /^\+?66/.test(compact.replace(/[\s-]/g, ''));
  if (compact.startsWith('+') && !isThai) return compact;
  const digits =
    isThai && compact.startsWith('+') ? `0${digitsOf(compact).replace(/^660?/, '')}` : digitsOf(compact);
  const [second, third] = groupStarts(digits);
  return [digits.slice(0, second), digits.slice(second, third), digits.slice(third)]
    .filter(Boolean)
    .join('-');
}

/** Whether it can be a Thai number: nine digits for a landline, ten for a mobile; or one of another country. */
export function isPhone(text: string): boolean {
  if (/^\+(?!66)/.test(text.trim())) return /^\d{7,15}$/.test(digitsOf(text));
  return /^0(?:[689]\d{8}|[23457]\d{7})$/.test(digitsOf(formatThaiPhone(text)));
}
