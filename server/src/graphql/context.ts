import { GraphQLError } from 'graphql';
import type { StaffRole } from '../platform/generated/enums.ts';
import type { LiveFeed } from '../platform/live-feed.ts';
import type { Language } from './language.ts';
import type { Loaders } from './loaders.ts';
import type { FieldList } from './narrow-access.ts';

/** Who is asking. What they may do is a question for the modules' policies. */
export interface Actor {
  readonly userId: string;
  readonly sessionId: string;
}

/**
 * What may act for a shop without being a person: a person at the shared counter who has typed their number, or a
 * partner's key. Read from PostgreSQL for each request; nothing of it is remembered.
 */
export interface ShopAccess {
  readonly kind: 'COUNTER' | 'KEY';
  /** The place at the shop that it goes back to, with the least role that does for what it may do. */
  readonly place: {
    readonly id: string;
    readonly networkId: string;
    readonly merchantId: string;
    readonly membershipId: string;
    readonly role: StaffRole;
  };
  readonly apiKeyId: string | null;
  /** All that it may ask for; see {@link FieldList}. */
  readonly allows: FieldList;
  /** What becomes of an operation that asks for more: it is refused, or answered as to somebody who is signed out. */
  readonly beyond: 'REFUSED' | 'SIGNED_OUT';
  /** Writes down that it was used, before the operation. */
  readonly noteUse: (operation: 'query' | 'mutation') => Promise<void>;
}

/** A tablet that was paired as the counter of a shop. By itself it may do nothing. */
export interface CounterDeviceMark {
  readonly id: string;
  readonly networkId: string;
  readonly merchantId: string;
  /** Its credential, as the request has shown it. */
  readonly token: string;
}

export interface GraphqlContext {
  readonly actor: Actor | null;
  readonly device: CounterDeviceMark | null;
  /** What the request has shown; it counts for nothing until narrow-access.ts has granted it to the operation. */
  readonly offeredAccess: ShopAccess | null;
  /** Granted: the whole operation is on its list. Null for people, and in every other case. */
  shopAccess: ShopAccess | null;
  /** Makes the browser that asks a shop's counter, or takes that back, and may end its person's session with it. */
  readonly keepDevice: (token: string) => void;
  /** Of the messages, and of texts where the client asks for no other. */
  readonly language: Language;
  readonly requestId: string;
  /** Where the request comes from; for limits alone. */
  readonly address: string;
  readonly loaders: Loaders;
  /** For subscriptions, whose source type-graphql takes from a plain function. */
  readonly liveFeed: LiveFeed;
}

/** The part of a context that speaks of shops, where people alone are asked about: on a stream. */
export const noShop = {
  device: null,
  offeredAccess: null,
  shopAccess: null,
  keepDevice: () => {
    throw new Error('cookies are kept by an answer alone');
  },
} satisfies Partial<GraphqlContext>;

/** The signed-in person; throws UNAUTHENTICATED when there is none. */
export function signedIn(context: GraphqlContext): Actor {
  if (context.actor === null) throw unauthenticated();
  return context.actor;
}

/** For one who is not signed in, or whose account is gone. */
export function unauthenticated(): GraphQLError {
  return new GraphQLError('sign in first', { extensions: { code: 'UNAUTHENTICATED' } });
}

/** For reads that have no union to refuse in: a list that only some roles see. */
export function forbidden(): GraphQLError {
  return new GraphQLError('you have no right to this', { extensions: { code: 'FORBIDDEN' } });
}
