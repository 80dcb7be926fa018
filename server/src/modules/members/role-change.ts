import type { NetworkRole } from '../../platform/generated/enums.ts';

const order: readonly NetworkRole[] = ['MEMBER', 'VERIFIER', 'COORDINATOR', 'AUDITOR'];

/**
 * The roles after a coordinator set them: those that were asked for, each once. MEMBER can be given and never taken: the
 * wallet hangs on it.
 */
export function rolesAfter(before: readonly NetworkRole[], asked: readonly NetworkRole[]): NetworkRole[] {
  return order.filter((role) => asked.includes(role) || (role === 'MEMBER' && before.includes('MEMBER')));
}
