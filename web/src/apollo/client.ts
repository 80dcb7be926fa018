import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { OperationTypeNode } from 'graphql';
import { currentLanguage } from '../i18n/language.ts';
import { createCache } from './cache.ts';
import { liveLink } from './live-link.ts';
import { forgetOfflineCopy, offlineCopyLink, readOfflineCopy } from './offline-copy.ts';
import { sessionLink } from './session-link.ts';

const languageLink = new SetContextLink(({ headers }) => ({
  headers: { ...headers, 'accept-language': currentLanguage() },
}));

const httpLink = new HttpLink({ uri: '/graphql', credentials: 'same-origin' });

const cache = createCache();
readOfflineCopy(cache);

/** The API, with the session cookie. Fragments are masked: a component reads its own fragment only. */
export const client = new ApolloClient({
  cache,
  link: ApolloLink.from([
    offlineCopyLink(cache),
    sessionLink,
    languageLink,
    ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      liveLink,
      httpLink,
    ),
  ]),
  dataMasking: true,
  defaultOptions: {
    // What is known shows at once, and is made fresh behind it.
    watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
  },
});

// Another person, or nobody: what this phone kept goes with the cache.
client.onResetStore(async () => forgetOfflineCopy());
client.onClearStore(async () => forgetOfflineCopy());
