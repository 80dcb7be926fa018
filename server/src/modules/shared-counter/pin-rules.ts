/** What is wrong with a number that somebody would like to type at the counter; null when it will do. */
export function pinProblem(pin: string): 'FORM' | 'EASY' | null {
  if (!/^[0-9]{4,6}$/.test(pin)) return 'FORM';
  return isEasy(pin) ? 'EASY' : null;
}

/** What is tried first: one digit, a row up or down, a pair again and again, and years, Buddhist and Christian. */
function isEasy(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)));
  const isRow = steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1);
  const isPairAgain = digits.every((digit, index) => digit === digits[index % 2]);
  return isRow || isPairAgain || /^(19|20|24|25)\d\d$/.test(pin);
}
