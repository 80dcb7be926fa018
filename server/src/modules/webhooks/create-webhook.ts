import type { FieldProblem } from '../../graphql/user-error.ts';
import type { WebhookKind } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import type { SecretBox } from '../../platform/secret-box.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { insertEndpoint, lockEndpointsOf, type WebhookEndpointRow } from './webhook-endpoint-store.ts';
import { webhookProblems } from './webhook-input.ts';
import { findWebhookManager, ownerOf } from './webhook-policy.ts';
import { newSecret, writeSecret } from './webhook-signature.ts';

/** More than a shop has programs. */
export const mostEndpoints = 5;

export type CreateWebhookOutcome =
  | { readonly outcome: 'CREATED'; readonly endpoint: WebhookEndpointRow; readonly secret: string }
  | { readonly outcome: 'FORBIDDEN' | 'TOO_MANY' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * The owner of a shop, or a coordinator for the network, has a program of theirs called from now on.
 *
 * - CREATED: with the secret that signs the calls, which is shown this once.
 * - FORBIDDEN: not an owner of the shop; not a coordinator of the network.
 * - TOO_MANY: five are there.
 * - INVALID: an address that is not called, or nothing to tell of.
 */
export async function createWebhook(
  deps: {
    readonly database: Database;
    readonly webhookSecrets: SecretBox;
    readonly allowsLoopback: boolean;
  },
  command: {
    readonly userId: string;
    readonly networkId: string | null;
    readonly merchantId: string | null;
    readonly url: string;
    readonly kinds: readonly WebhookKind[];
  },
): Promise<CreateWebhookOutcome> {
  const { url } = command;
  const kinds = [...new Set(command.kinds)];
  return inTransaction(deps.database, async (tx) => {
    const owner = await ownerOf(tx, command);
    const manager = owner === null ? null : await findWebhookManager(tx, owner, command.userId);
    if (owner === null || manager === null) return { outcome: 'FORBIDDEN' };
    const problems = webhookProblems({ url, kinds }, deps);
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    if ((await lockEndpointsOf(tx, owner)) >= mostEndpoints) return { outcome: 'TOO_MANY' };
    const secret = newSecret();
    const endpoint = await insertEndpoint(tx, {
      ...{ ...owner, id: newId(), url, kinds, createdBy: manager.id },
      secret: deps.webhookSecrets.close(secret),
    });
    return { outcome: 'CREATED', endpoint, secret: writeSecret(secret) };
  });
}
