import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';

const confirmHours = 48;
const changeMinutes = 60;
/** Two addresses of the longest kind, in base64. */
const longestToken = 1_500;

const unsubscribing = v.strictObject({ do: v.literal('unsubscribe'), user: v.pipe(v.string(), v.uuid()) });
const confirming = v.strictObject({
  do: v.literal('confirm'),
  user: v.pipe(v.string(), v.uuid()),
  email: v.pipe(v.string(), v.maxLength(320)),
  until: v.number(),
});
const changing = v.strictObject({
  do: v.literal('change'),
  user: v.pipe(v.string(), v.uuid()),
  from: v.pipe(v.string(), v.maxLength(320)),
  to: v.pipe(v.string(), v.maxLength(254)),
  until: v.number(),
});
const known = v.variant('do', [unsubscribing, confirming, changing]);

/** What a link in a letter may do for the person it was sent to, whoever opens it: nothing but this one thing. */
export type MailLink = v.InferOutput<typeof known>;

/**
 * Signed links: a letter's reader needs no sign-in, and the database keeps no token. That one has unsubscribed is good for
 * ever; that an address is one's own, for two days and for this address alone.
 */
export class MailLinks {
  readonly #key: Buffer;

  constructor(
    secret: string,
    private readonly publicOrigin: string,
  ) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'kwamdee links in mail', 32));
  }

  /** RFC 8058: a POST to it ends the mail; a browser that opens it is shown the page that asks first. */
  unsubscribeUrl(userId: string): string {
    return `${this.publicOrigin}/api/mail/unsubscribe/${this.#sign({ do: 'unsubscribe', user: userId })}`;
  }

  confirmUrl(userId: string, email: string, now: Date): string {
    const until = now.getTime() + confirmHours * 3_600_000;
    return `${this.publicOrigin}/mail/confirm/${this.#sign({ do: 'confirm', user: userId, email, until })}`;
  }

  /** Good for an hour, and for one change: the account's address is no longer `from` then. */
  changeUrl(
    change: { readonly userId: string; readonly from: string; readonly to: string },
    now: Date,
  ): string {
    const { userId: user, from, to } = change;
    const until = now.getTime() + changeMinutes * 60_000;
    return `${this.publicOrigin}/mail/change/${this.#sign({ do: 'change', user, from, to, until })}`;
  }

  pageUrl(path: string): string {
    return this.publicOrigin + path;
  }

  /** Null when it is not ours, or its time is over. */
  read(token: string, now: Date): MailLink | null {
    const [payload, mark, ...more] = token.slice(0, longestToken).split('.');
    if (payload === undefined || mark === undefined || more.length > 0) return null;
    const given = Buffer.from(mark, 'base64url');
    const expected = this.#mark(payload);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const link = v.parse(known, JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return 'until' in link && link.until < now.getTime() ? null : link;
  }

  #sign(link: MailLink): string {
    const payload = Buffer.from(JSON.stringify(link)).toString('base64url');
    return `${payload}.${this.#mark(payload).toString('base64url')}`;
  }

  #mark(payload: string): Buffer {
    return createHmac('sha256', this.#key).update(payload).digest();
  }
}
