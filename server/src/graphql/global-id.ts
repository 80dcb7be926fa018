import { GraphQLError } from 'graphql';
import { fromString, TypeID } from 'typeid-js';

/** One prefix for each type that has an id. An id is a TypeID (https://github.com/jetify-com/typeid): opaque to clients. */
export type IdPrefix =
  | 'appeal'
  | 'award'
  | 'block'
  | 'case'
  | 'catalogue'
  | 'check'
  | 'code'
  | 'deed'
  | 'delivery'
  | 'dispute'
  | 'device'
  | 'entry'
  | 'event'
  | 'funding'
  | 'gift'
  | 'goal'
  | 'group'
  | 'household'
  | 'import'
  | 'indicator'
  | 'invitation'
  | 'key'
  | 'letter'
  | 'line'
  | 'member'
  | 'membership'
  | 'merchant'
  | 'network'
  | 'note'
  | 'notice'
  | 'offer'
  | 'payment'
  | 'person'
  | 'photo'
  | 'picture'
  | 'place'
  | 'pledge'
  | 'proposal'
  | 'rate'
  | 'run'
  | 'settlement'
  | 'setting'
  | 'revision'
  | 'sponsorship'
  | 'sheet'
  | 'staff'
  | 'statement'
  | 'thanks'
  | 'use'
  | 'voucher'
  | 'webhook';

/** The public id of a row: `offer_01h455vb4pex5vsknk084sn02q`. */
export function toGlobalId(prefix: IdPrefix, uuid: string): string {
  return TypeID.fromUUID(prefix, uuid).toString();
}

/** The row's UUID, or null when `id` is not an id of this type. A forged id of the right form simply finds nothing. */
export function fromGlobalId(prefix: IdPrefix, id: string): string | null {
  try {
    return TypeID.fromString(fromString(id, prefix), prefix).toUUID();
  } catch {
    return null;
  }
}

/** The prefix before the last underscore, whatever it is; null when there is none. */
export function prefixOf(id: string): string | null {
  const end = id.lastIndexOf('_');
  return end <= 0 ? null : id.slice(0, end);
}

const numberedUuid = /^00000000-0000-8000-80([0-9a-f]{2})-([0-9a-f]{12})$/;

/**
 * The public id of a row that is numbered, not named by a UUID: a UUID of version 8 (RFC 9562, 5.8: the bits are ours),
 * whose last 56 bits are the number.
 */
export function numberToGlobalId(prefix: IdPrefix, value: number): string {
  const digits = value.toString(16).padStart(14, '0');
  return toGlobalId(prefix, `00000000-0000-8000-80${digits.slice(0, 2)}-${digits.slice(2)}`);
}

/** The number in a UUID that {@link numberToGlobalId} made; null for every other UUID. */
export function numberFromUuid(uuid: string): number | null {
  const [, high, low] = numberedUuid.exec(uuid) ?? [];
  const value = high === undefined || low === undefined ? Number.NaN : Number(`0x${high}${low}`);
  return Number.isSafeInteger(value) ? value : null;
}

/** A request that no well-behaved client sends: answered in `errors`, not in a result union. */
export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
