/** The code of an event in what a camera read: its web address, of whatever host; null when it is something else. */
export function scannedEventCode(text: string): string | null {
  return /\/c\/([\w-]{44})(?:[?#].*)?$/.exec(text.trim())?.[1] ?? null;
}
