const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
const longestName = 80;

/**
 * What an account takes from a LINE profile (https://developers.line.biz/en/reference/line-login/): the name, cut to
 * our rules, since nobody is there to correct it; no picture. LINE tells an e-mail only where the person and LINE both
 * allow it, and an account needs one: without, it gets one that can receive nothing.
 */
export function accountFromLineProfile(profile: {
  readonly sub?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}): { name: string; email: string | undefined; image: undefined } {
  const visible = (profile.name ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  const name = Array.from(graphemes.segment(visible), ({ segment }) => segment)
    .slice(0, longestName)
    .join('');
  const { sub } = profile;
  return {
    name: name === '' ? 'LINE' : name,
    email: profile.email ?? (sub === undefined ? undefined : `${sub.toLowerCase()}@line.invalid`),
    image: undefined,
  };
}
