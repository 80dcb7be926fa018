import { randomBytes } from 'node:crypto';
import { type Scenario, tokenDigits, tokenPrefix } from './plan.ts';

const keyDigits = 12;

/** Goes on from run to run, so that short runs meet all members in turn and not the first ones again and again. */
let count = 0;

/**
 * The bytes of a scenario's request, made once. Each request then is the same buffer with some bytes written over: the
 * member's number, the offer, the idempotency key. That costs the generator next to nothing.
 */
export class RequestTemplate {
  readonly #bytes: Buffer;
  readonly #members: number;
  readonly #offerIds: readonly Buffer[];
  readonly #codes: readonly Buffer[];
  readonly #tokenEnd: number;
  readonly #offerStart: number;
  readonly #codeStart: number;
  readonly #keyEnd: number;

  constructor(scenario: Scenario) {
    const [firstOffer] = scenario.offerIds ?? [];
    // Unlike any key of an earlier run on the same database.
    const key = `${randomBytes(6).toString('hex')}-${'0'.repeat(keyDigits)}`;
    const [firstCode] = scenario.codes ?? [];
    const redemption = firstOffer === undefined ? {} : { offerId: firstOffer, idempotencyKey: key };
    const code = firstCode === undefined ? {} : { code: firstCode };
    const body = JSON.stringify({
      query: scenario.document,
      variables: { ...scenario.variables, ...redemption, ...code },
    });
    const token = tokenPrefix + '0'.repeat(tokenDigits);
    const head = [
      'POST /graphql HTTP/1.1',
      'host: bench',
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      ...(scenario.members === undefined ? [] : [`authorization: Bearer ${token}`]),
    ];
    this.#bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
    this.#members = scenario.members ?? 0;
    this.#offerIds = (scenario.offerIds ?? []).map((id) => Buffer.from(id));
    this.#codes = (scenario.codes ?? []).map((each) => Buffer.from(each));
    for (const values of [this.#offerIds, this.#codes]) {
      if (values.some((value) => value.length !== values[0]?.length))
        throw new Error('ids of one kind have one length');
    }
    this.#tokenEnd = this.#members === 0 ? 0 : this.#bytes.indexOf(token) + token.length;
    this.#offerStart = firstOffer === undefined ? 0 : this.#bytes.lastIndexOf(firstOffer);
    this.#codeStart = firstCode === undefined ? 0 : this.#bytes.lastIndexOf(firstCode);
    this.#keyEnd = firstOffer === undefined ? 0 : this.#bytes.lastIndexOf(key) + key.length;
  }

  /** A buffer for one connection, which has one request under way at a time. */
  newBuffer(): Buffer {
    return Buffer.from(this.#bytes);
  }

  /** Makes the next request of the buffer. */
  fill(buffer: Buffer): Buffer {
    count++;
    if (this.#members > 0) writeDigits(buffer, this.#tokenEnd, tokenDigits, 1 + (count % this.#members));
    if (this.#offerIds.length === 0) return buffer;
    this.#offerIds[count % this.#offerIds.length]?.copy(buffer, this.#offerStart);
    if (this.#codes.length > 0) this.#codes[count % this.#codes.length]?.copy(buffer, this.#codeStart);
    writeDigits(buffer, this.#keyEnd, keyDigits, count);
    return buffer;
  }
}

/** The decimal digits of a number, with leading zeros, so that they end before `end`. */
function writeDigits(buffer: Buffer, end: number, digits: number, value: number): void {
  let rest = value;
  for (let position = end - 1; position >= end - digits; position--) {
    buffer[position] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}
