import type { ApolloClient } from '@apollo/client';

/**
 * Asks the server again for what the open screens show of these fields of a network. What is on the screen stays
 * until the answer is there; what is not on the screen is asked for when it is opened.
 */
export function refreshNetwork(client: ApolloClient, networkId: string, fieldNames: readonly string[]): void {
  const id = client.cache.identify({ __typename: 'Network', id: networkId });
  if (id === undefined) return;
  void client.refetchQueries({
    // Not kept: it only finds the queries that depend on these fields.
    optimistic: true,
    updateCache: (cache) => {
      for (const fieldName of fieldNames) cache.evict({ id, fieldName });
    },
  });
}
