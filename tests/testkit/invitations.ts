import { mutate, type Outcome } from './mutate.ts';
import type { Shop } from './shop.ts';
import type { Person } from './world.ts';

export interface Invited {
  readonly id: string;
  readonly token: string;
}

/** An invitation by the shop's owner. */
export async function invite(
  shop: Shop,
  options: {
    readonly role?: 'OWNER' | 'MANAGER' | 'CASHIER';
    readonly useLimit?: number;
    readonly validHours?: number;
  } = {},
): Promise<Invited> {
  const result = await mutate<{ token: string; invitation: { id: string } }>(
    shop.owner,
    'createStaffInvitation',
    { merchantId: shop.id, role: 'CASHIER', ...options },
    '... on CreateStaffInvitationSuccess { token invitation { id } }',
  );
  if (result.token === undefined || result.invitation === undefined) throw new Error(JSON.stringify(result));
  return { id: result.invitation.id, token: result.token };
}

export type Accepted = Outcome & {
  readonly replayed?: boolean;
  readonly problem?: string;
  readonly isAsked?: boolean;
  readonly merchant?: { readonly id: string; readonly viewerStaffRole: string | null };
};

export function accept(person: Person, { token }: { readonly token: string }): Promise<Accepted> {
  return mutate(
    person,
    'acceptStaffInvitation',
    { token },
    `... on AcceptStaffInvitationSuccess { replayed merchant { id viewerStaffRole } }
     ... on StaffInvitationError { problem } ... on NetworkPendingError { isAsked }`,
  );
}
