import { GraphQLError } from 'graphql';
import { fromString, TypeID } from 'typeid-js';

/** One prefix for each type that has an id. An id is a TypeID (https://github.com/jetify-com/typeid): opaque to clients. */
export type IdPrefix =
  | 'case'
  | 'entry'
  | 'member'
  | 'membership'
  | 'merchant'
  | 'network'
  | 'notice'
  | 'offer'
  | 'person'
  | 'picture'
  | 'staff'
  | 'use'
  | 'voucher';

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

/** The public id of a row that is numbered, not named by a UUID: the number fills the UUID's low 64 bits. */
export function numberToGlobalId(prefix: IdPrefix, value: number): string {
  const hex = value.toString(16).padStart(32, '0');
  return toGlobalId(
    prefix,
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
  );
}

/** The number behind {@link numberToGlobalId}, or null. */
export function numberFromGlobalId(prefix: IdPrefix, id: string): number | null {
  const uuid = fromGlobalId(prefix, id);
  if (uuid === null) return null;
  const value = Number(`0x${uuid.replaceAll('-', '')}`);
  return Number.isSafeInteger(value) ? value : null;
}

/** A request that no well-behaved client sends: answered in `errors`, not in a result union. */
export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
