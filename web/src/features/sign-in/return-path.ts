/** The name of the address parameter that says where a person came from: `/sign-in?next=/offers`. */
export const returnParameter = 'next';

const elsewhere =
  /^\/(sign-in|sign-up|forgot-password|new-password|api|graphql|health|metrics|pictures)(\/|\?|#|$)/;

/** Browsers drop these out of an address, which would turn "/\n/evil.example" into "//evil.example". */
function hasControlCharacter(text: string): boolean {
  return Array.from(text).some((character) => character < ' ' || character === '\u007f');
}

/**
 * Where to go after a sign-in. Only a path of this app is taken, so that a link somebody sends cannot lead a
 * person who has just typed a password to another site; everything else leads home.
 */
export function safeReturnPath(candidate: string | null | undefined): string {
  if (candidate === null || candidate === undefined || !candidate.startsWith('/')) return '/';
  if (candidate.startsWith('//') || candidate.includes('\\') || hasControlCharacter(candidate)) return '/';
  let url: URL;
  try {
    url = new URL(candidate, 'https://here.invalid');
  } catch {
    return '/';
  }
  if (url.origin !== 'https://here.invalid' || elsewhere.test(url.pathname)) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}

/** `/sign-in` or `/sign-up`, with the way back kept. */
export function withReturnPath(page: '/sign-in' | '/sign-up', returnPath: string): string {
  return returnPath === '/' ? page : `${page}?${returnParameter}=${encodeURIComponent(returnPath)}`;
}
