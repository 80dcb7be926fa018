import { ApolloLink, Observable } from '@apollo/client';
import { print } from '@apollo/client/utilities';
import type { Client, ExecutionResult } from 'graphql-sse';
import { currentLanguage } from '../i18n/language.ts';

let client: Promise<Client> | undefined;

/** Loaded with the first subscription: most screens have none. */
function liveClient(): Promise<Client> {
  client ??= import('graphql-sse').then(({ createClient }) =>
    createClient({
      url: '/graphql/stream',
      credentials: 'same-origin',
      headers: () => ({ 'accept-language': currentLanguage() }),
      // The feature that lives on the stream polls at once, and tries again itself.
      retryAttempts: 0,
    }),
  );
  return client;
}

/** What a subscription's `context` may carry: told when its stream stands. */
export interface LiveContext {
  onConnected?: () => void;
}

/**
 * Subscriptions as server-sent events, one connection each. When the stream drops the subscription ends with an
 * error: the feature then polls, says so, and subscribes again.
 */
export const liveLink = new ApolloLink(
  (operation) =>
    new Observable<ApolloLink.Result>((observer) => {
      let stop: (() => void) | undefined;
      let stopped = false;
      liveClient().then(
        (live) => {
          if (stopped) return;
          stop = live.subscribe(
            {
              query: print(operation.query),
              ...(operation.operationName ? { operationName: operation.operationName } : {}),
              variables: operation.variables,
            },
            {
              next: (result: ExecutionResult<Record<string, unknown>, unknown>) =>
                observer.next(result as ApolloLink.Result),
              error: (cause) => observer.error(cause),
              complete: () => observer.complete(),
            },
            { connected: () => (operation.getContext() as LiveContext).onConnected?.() },
          );
        },
        (cause) => observer.error(cause),
      );
      return () => {
        stopped = true;
        stop?.();
      };
    }),
);
