/** What a code holds: an address of this app, so that any phone's own camera opens it. */
export function codeAddress(token: string): string {
  return new URL(`/c/${token}`, location.origin).href;
}
