import { GraphQLError } from 'graphql';
import type { LiveFeed } from '../platform/live-feed.ts';
import type { Language } from './language.ts';
import type { Loaders } from './loaders.ts';

/** Who is asking. What they may do is a question for the modules' policies. */
export interface Actor {
  readonly userId: string;
  readonly sessionId: string;
}

export interface GraphqlContext {
  readonly actor: Actor | null;
  /** Of the messages, and of texts where the client asks for no other. */
  readonly language: Language;
  readonly requestId: string;
  /** Where the request comes from; for limits alone. */
  readonly address: string;
  readonly loaders: Loaders;
  /** For subscriptions, whose source type-graphql takes from a plain function. */
  readonly liveFeed: LiveFeed;
}

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
