import type { Location } from 'react-router';

/** What a sheet's history entry remembers: the page that it was opened over, which stays where it is. */
export interface OverPage {
  beneath: Location;
}

function isOverPage(state: unknown): state is OverPage {
  return typeof state === 'object' && state !== null && 'beneath' in state;
}

/**
 * The page beneath a sheet; null for an address that was opened directly, which is a page of its own. The
 * browser keeps it with the entry: loading anew, going back and forth find the sheet over its page again.
 */
export function pageBeneath({ state }: Location): Location | null {
  return isOverPage(state) ? state.beneath : null;
}
