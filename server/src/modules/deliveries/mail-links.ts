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
  request: v.pipe(v.string(), v.uuid()),
  user: v.pipe(v.string(), v.uuid()),
  from: v.pipe(v.string(), v.maxLength(320)),
  to: v.pipe(v.string(), v.maxLength(254)),
  until: v.number(),
});
const known = v.variant('do', [unsubscribing, confirming, changing]);

/** The request, whose it is, and their address before and after. */
export type EmailChangeLink = Omit<v.InferOutput<typeof changing>, 'do' | 'until'>;

/** What a link in a letter may do for the person it was sent to, whoever opens it: nothing but this one thing. */
export type MailLink = v.InferOutput<typeof known>;

/**
 * Signed links: a letter's reader needs no sign-in, and the database keeps no token. That one has unsubscribed is good for
 * ever; that an address is one's own, for two days and for this address alone. One that changes the address is good while
 * its request is: see change-email.ts.
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

  /** Good for an hour at most, and for this one request. */
  changeUrl(change: EmailChangeLink, now: Date): string {
    const { request, user, from, to } = change;
    const until = now.getTime() + changeMinutes * 60_000;
    return `${this.publicOrigin}/mail/change/${this.#sign({ do: 'change', request, user, from, to, until })}`;
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
    // One that an older version has signed may be of another shape.
    const { success, output } = v.safeParse(
      known,
      JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
    );
    return !success || ('until' in output && output.until < now.getTime()) ? null : output;
  }

  #sign(link: MailLink): string {
    const payload = Buffer.from(JSON.stringify(link)).toString('base64url');
    return `${payload}.${this.#mark(payload).toString('base64url')}`;
  }

  #mark(payload: string): Buffer {
    return createHmac('sha256', this.#key).update(payload).digest();
  }
}
