import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGenuine, readToken, signToken, startOfStep, stepAt, timeliness } from './check-in-token.ts';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
const eventId = fc.uuid({ version: 7 });
const step = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const rotating = fc.record({ eventId, mode: fc.constant('ROTATING' as const), step });
const printed = fc.record({ eventId, mode: fc.constant('PRINTED' as const), step: fc.constant(0) });
const claim = fc.oneof(rotating, printed);

describe('a token', () => {
  test('says what was signed, in 44 letters that need no escaping in an address', () => {
    fc.assert(
      fc.property(secret, claim, (key, said) => {
        const token = signToken(key, said);
        expect(token).toMatch(/^[\w-]{44}$/);
        expect(encodeURIComponent(token)).toBe(token);
        expect(readToken(token)).toEqual(said);
        expect(isGenuine(key, token)).toBe(true);
      }),
    );
  });

  test('of another secret is not genuine', () => {
    fc.assert(
      fc.property(secret, secret, claim, (key, other, said) => {
        fc.pre(!Buffer.from(key).equals(other));
        expect(isGenuine(other, signToken(key, said))).toBe(false);
      }),
    );
  });

  test('with one bit changed, wherever it is, is not genuine', () => {
    fc.assert(
      fc.property(secret, claim, fc.nat({ max: 33 * 8 - 1 }), (key, said, bit) => {
        const bytes = Buffer.from(signToken(key, said), 'base64url');
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(isGenuine(key, bytes.toString('base64url'))).toBe(false);
      }),
    );
  });

  test('is good for its own event alone, for its own step alone, and never for the other mode', () => {
    fc.assert(
      fc.property(secret, rotating, rotating, (key, one, other) => {
        fc.pre(one.eventId !== other.eventId || one.step !== other.step);
        const signature = Buffer.from(signToken(key, one), 'base64url').subarray(21);
        const head = Buffer.from(signToken(key, other), 'base64url').subarray(0, 21);
        expect(isGenuine(key, Buffer.concat([head, signature]).toString('base64url'))).toBe(false);
      }),
    );
    const key = randomBytes(32);
    const [event] = fc.sample(eventId, 1);
    const onPaper = Buffer.from(
      signToken(key, { eventId: event ?? '', mode: 'PRINTED', step: 0 }),
      'base64url',
    );
    onPaper.writeUInt8(1, 0);
    expect(isGenuine(key, onPaper.toString('base64url'))).toBe(false);
  });

  test('that is none is read as none, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readToken(text)).toBeNull();
      }),
    );
    expect(readToken('A'.repeat(44))).toBeNull();
    fc.assert(
      fc.property(secret, fc.uint8Array({ minLength: 32, maxLength: 32 }), (key, rest) => {
        const madeUp = Buffer.from([1, ...rest]).toString('base64url');
        expect(readToken(madeUp)?.eventId).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
        expect(isGenuine(key, madeUp)).toBe(false);
      }),
    );
    // On paper there is no time step.
    const bytes = Buffer.alloc(33);
    bytes.writeUInt8(2, 0);
    bytes.writeUInt32BE(7, 17);
    expect(readToken(bytes.toString('base64url'))).toBeNull();
  });
});

describe('a time box', () => {
  test('is the current step and the one before, with five seconds for the clocks', () => {
    const shown = startOfStep(100);
    const later = (seconds: number) => new Date(shown.getTime() + seconds * 1_000);
    expect(stepAt(shown)).toBe(100);
    expect(stepAt(later(29.999))).toBe(100);
    expect(stepAt(later(30))).toBe(101);
    expect(timeliness(100, later(-5.001))).toBe('EARLY');
    expect(timeliness(100, later(-5))).toBe('IN_TIME');
    expect(timeliness(100, later(64.999))).toBe('IN_TIME');
    expect(timeliness(100, later(65))).toBe('LATE');
  });

  test('always holds the moment in which a code is on the screen', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
        (moment) => {
          expect(timeliness(stepAt(moment), moment)).toBe('IN_TIME');
        },
      ),
    );
  });
});
