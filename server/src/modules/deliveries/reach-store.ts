import type { DeliveryChannel } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';

/** Accounts that LINE told no address for have one that receives nothing: see identity/line-profile.ts. */
const unreachableMail = '.invalid';

export interface ReachRow {
  readonly userId: string;
  readonly email: string;
  /** The address is real and its owner has said so. */
  readonly hasEmail: boolean;
  readonly canHaveEmail: boolean;
  readonly pushCount: number;
  /** LINE's own id of the person; null without a sign-in by LINE. */
  readonly lineId: string | null;
}

/** Over which ways these people can be reached. */
export async function loadReach(
  executor: Executor,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, ReachRow>> {
  const rows = await executor.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: {
      id: true,
      email: true,
      emailVerified: true,
      signInMethods: { where: { providerId: 'line' }, select: { accountId: true }, take: 1 },
      _count: { select: { pushSubscriptions: true } },
    },
  });
  return new Map(
    rows.map((row) => {
      const canHaveEmail = !row.email.endsWith(unreachableMail);
      const reach = {
        userId: row.id,
        email: row.email,
        canHaveEmail,
        hasEmail: row.emailVerified && canHaveEmail,
        pushCount: row._count.pushSubscriptions,
        lineId: row.signInMethods[0]?.accountId ?? null,
      };
      return [row.id, reach];
    }),
  );
}

export function canReach(reach: ReachRow, channel: DeliveryChannel): boolean {
  switch (channel) {
    case 'EMAIL':
      return reach.hasEmail;
    case 'PUSH':
      return reach.pushCount > 0;
    case 'LINE':
      return reach.lineId !== null;
    default:
      return channel satisfies never;
  }
}
