import type { ApolloClient } from '@apollo/client';
import { endPushHere } from '../../lib/push-subscription.ts';
import { StopPushDocument } from './stop-push.generated.ts';

/**
 * Who signs out is told nothing more on this phone: others use it too. What goes wrong does not keep anybody signed in; a
 * browser that has unsubscribed is forgotten by the server with the first message that does not arrive.
 */
export async function stopPush(client: ApolloClient): Promise<void> {
  try {
    const endpoint = await endPushHere();
    if (endpoint !== null) await client.mutate({ mutation: StopPushDocument, variables: { endpoint } });
  } catch {
    // See above.
  }
}
