/** How often one thing is tried before it is given up: with the pauses below, for about a day. */
export const mostAttempts = 12;

const firstPauseSeconds = 30;
const longestPauseSeconds = 6 * 3_600;

/**
 * How long to wait after the `attempts`-th try that failed, in seconds: 30 s, twice as long each time, at most 6 h.
 * `random` (0 to 1) takes away up to half of it, so that what failed together does not come back together.
 */
export function backOffSeconds(attempts: number, random: number): number {
  const whole = Math.min(firstPauseSeconds * 2 ** Math.max(0, attempts - 1), longestPauseSeconds);
  return whole * (1 - random / 2);
}
