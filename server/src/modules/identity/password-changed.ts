import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, enqueueJob, inTransaction } from '../../platform/transaction.ts';
import { notify } from '../notifications/notify.ts';
import { forgetEmailChanges } from './email-change-store.ts';
import { forgetResetLinks, takeFromStrangers } from './password-store.ts';

export const passwordChangedTask = 'send_password_changed';

export interface PasswordChangedPayload {
  /** Of the mail, the same at each try of the job. */
  readonly id: string;
  readonly userId: string;
}

/**
 * After somebody has set a password by the link in a mail: no other link is good any more, nor one to another address;
 * the address is the person's own, and what others may have added to the account before that was known is gone.
 */
export async function passwordWasReset(deps: { readonly database: Database }, userId: string): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    // The account first: whoever follows a link to another address has locked it first, too.
    await takeFromStrangers(tx, userId);
    await forgetResetLinks(tx, userId);
    await forgetEmailChanges(tx, userId);
    await tellOfPassword(tx, userId);
  });
}

/** After a signed-in person has changed their password: a link to another address may have been asked for by somebody else. */
export async function passwordWasChanged(
  deps: { readonly database: Database },
  userId: string,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    await forgetEmailChanges(tx, userId);
    await tellOfPassword(tx, userId);
  });
}

async function tellOfPassword(tx: Executor, userId: string): Promise<void> {
  await tellOfAccount(tx, userId, 'PASSWORD_CHANGED');
  await enqueueJob(tx, passwordChangedTask, { id: newId(), userId } satisfies PasswordChangedPayload);
}

/** In the app, in the community that the person has been in for longest; who is in none is told by mail alone. */
export async function tellOfAccount(
  tx: Executor,
  userId: string,
  kind: 'PASSWORD_CHANGED' | 'EMAIL_CHANGED',
): Promise<void> {
  const home = await tx.membership.findFirst({
    where: { userId, status: 'ACTIVE' },
    orderBy: { id: 'asc' },
    select: { networkId: true },
  });
  if (home !== null) await notify(tx, { networkId: home.networkId, userIds: [userId], kind, parameters: {} });
}
