import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, enqueueJob, inTransaction } from '../../platform/transaction.ts';
import { notify } from '../notifications/notify.ts';
import { forgetResetLinks, takeFromStrangers } from './password-store.ts';

export const passwordChangedTask = 'send_password_changed';

export interface PasswordChangedPayload {
  /** Of the mail, the same at each try of the job. */
  readonly id: string;
  readonly userId: string;
}

/**
 * After somebody has set a password by the link in a mail: no other link is good any more, the address is the person's
 * own, and what others may have added to the account before that was known is gone.
 */
export async function passwordWasReset(deps: { readonly database: Database }, userId: string): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    await forgetResetLinks(tx, userId);
    await takeFromStrangers(tx, userId);
    await tell(tx, userId);
  });
}

/** After a signed-in person has changed their password. */
export async function passwordWasChanged(
  deps: { readonly database: Database },
  userId: string,
): Promise<void> {
  await inTransaction(deps.database, (tx) => tell(tx, userId));
}

/** By a mail, and in the app in the community that the person has been in for longest. */
async function tell(tx: Executor, userId: string): Promise<void> {
  const home = await tx.membership.findFirst({
    where: { userId, status: 'ACTIVE' },
    orderBy: { id: 'asc' },
    select: { networkId: true },
  });
  if (home !== null) {
    const { networkId } = home;
    await notify(tx, { networkId, userIds: [userId], kind: 'PASSWORD_CHANGED', parameters: {} });
  }
  await enqueueJob(tx, passwordChangedTask, { id: newId(), userId } satisfies PasswordChangedPayload);
}
