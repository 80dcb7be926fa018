import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again until the answer is truthy, and returns it. Tests wait for a condition, never for a time: the limit only
 * turns a hang into a failure that says what was waited for.
 */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T> | T,
  limitMs = 20_000,
): Promise<NonNullable<T>> {
  const endMs = performance.now() + limitMs;
  let lastError: unknown;
  while (performance.now() < endMs) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      lastError = error;
    }
    await pause(20);
  }
  throw new Error(`waited ${limitMs} ms for: ${what}`, { cause: lastError });
}
