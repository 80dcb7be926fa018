/** A code and when it is to be shown. */
export interface TimedCode {
  token: string;
  shownFrom: string;
  shownUntil: string;
}

/** The code of this moment by the server's clock, and how long it still stands; null when all that were fetched are over. */
export function currentCode(
  codes: readonly TimedCode[],
  serverNowMs: number,
): { token: string; secondsLeft: number } | null {
  const code = codes.find(
    ({ shownFrom, shownUntil }) =>
      Date.parse(shownFrom) <= serverNowMs && serverNowMs < Date.parse(shownUntil),
  );
  if (code === undefined) return null;
  return {
    token: code.token,
    secondsLeft: Math.ceil((Date.parse(code.shownUntil) - serverNowMs) / 1_000),
  };
}

/** True when so few are left that more are to be fetched. */
export function isRunningOut(codes: readonly TimedCode[], serverNowMs: number): boolean {
  const last = codes.at(-1);
  return last === undefined || Date.parse(last.shownUntil) - serverNowMs < 8 * 60_000;
}
