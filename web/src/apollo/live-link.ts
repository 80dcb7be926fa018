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
      retryAttempts: 5,
    }),
  );
  return client;
}

/**
 * Subscriptions as server-sent events, one connection each. When the stream is gone after five tries the
 * subscription ends with an error: the feature then polls and says so.
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
