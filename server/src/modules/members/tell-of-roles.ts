import type { Executor } from '../../platform/transaction.ts';
import { notify } from '../notifications/notify.ts';
import type { MembershipRow } from './membership-store.ts';

/** Tells a person what a coordinator has decided about their place in the network. */
export async function tellOfRoles(
  tx: Executor,
  membership: MembershipRow,
  decision:
    | { readonly change: 'ROLES' }
    | { readonly change: 'DECLINED' }
    | { readonly change: 'REMOVED'; readonly reason: string },
): Promise<void> {
  await notify(tx, {
    networkId: membership.networkId,
    userIds: membership.userId === null ? [] : [membership.userId],
    kind: 'ROLES_CHANGED',
    parameters: {
      membershipId: membership.id,
      name: membership.displayName,
      roles: membership.roles.join(','),
      ...decision,
    },
  });
}
