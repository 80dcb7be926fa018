import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { isConstraint } from '../../platform/sql-error.ts';
import { type Executor, enqueueJob, inTransaction } from '../../platform/transaction.ts';
import { isFreshSession } from '../identity/fresh-session.ts';
import { tellOfAccount } from '../identity/password-changed.ts';
import { forgetResetLinks } from '../identity/password-store.ts';
import { findUserByEmail, loadUsersById } from '../identity/user-store.ts';
import type { MailLinks } from './mail-links.ts';
import { changeEmailMail, emailChangedMail } from './mail-words.ts';
import { loadReach } from './reach-store.ts';
import { type Mailer, sendOrThrow } from './smtp-mailer.ts';

export const changeEmailTask = 'send_email_change';
export const emailChangedTask = 'send_email_changed';

export interface EmailMailPayload {
  /** Of the mail, the same at each try of the job. */
  readonly id: string;
  readonly userId: string;
  /** Where the mail goes. */
  readonly email: string;
}

export type AskToChangeEmailOutcome = {
  readonly outcome: 'ASKED' | 'INVALID' | 'SAME' | 'SIGN_IN_AGAIN' | 'NO_MAIL';
};

/**
 * Sends a mail to the address that the person would like to sign in with from now on. The address of the account changes
 * when the link in it is followed.
 *
 * - ASKED: it is on its way, unless it is another account's address: of that nobody learns here.
 * - INVALID: no address.
 * - SAME: it is the account's already.
 * - SIGN_IN_AGAIN: the session is more than a day old, and the phone may be lent.
 * - NO_MAIL: this server sends none.
 */
export async function askToChangeEmail(
  deps: { readonly database: Database; readonly mailer: Mailer | null },
  command: { readonly userId: string; readonly sessionId: string; readonly email: string },
): Promise<AskToChangeEmailOutcome> {
  const { userId } = command;
  if (deps.mailer === null) return { outcome: 'NO_MAIL' };
  const email = command.email.trim().toLowerCase();
  if (email.length > 254 || !/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(email))
    return { outcome: 'INVALID' };
  if (!(await isFreshSession(deps.database, command.sessionId))) return { outcome: 'SIGN_IN_AGAIN' };
  const user = (await loadUsersById(deps.database, [userId])).get(userId);
  if (user?.email === email) return { outcome: 'SAME' };
  await inTransaction(deps.database, (tx) =>
    enqueueJob(tx, changeEmailTask, { id: newId(), userId, email } satisfies EmailMailPayload),
  );
  return { outcome: 'ASKED' };
}

/** A job. Throws when it was not sent, to be tried again. */
export async function sendEmailChange(
  deps: { readonly database: Database; readonly mailer: Mailer | null; readonly mailLinks: MailLinks },
  { id, userId, email }: EmailMailPayload,
): Promise<void> {
  const user = (await loadUsersById(deps.database, [userId])).get(userId);
  if (deps.mailer === null || user === undefined) return;
  if ((await findUserByEmail(deps.database, email)) !== null) return;
  const url = deps.mailLinks.changeUrl({ userId, from: user.email, to: email }, new Date());
  await sendOrThrow(deps.mailer, { ...changeEmailMail(user.language, url), to: email, id });
}

/**
 * The address is the person's own, and they sign in with it. False when the account is gone, has another address by now
 * than when the link was made, or the address has become somebody else's: the unique key of `users.email` decides.
 */
export async function changeEmail(
  database: Database,
  link: { readonly user: string; readonly from: string; readonly to: string },
): Promise<boolean> {
  try {
    return await inTransaction(database, (tx) => change(tx, link));
  } catch (error) {
    if (isConstraint(error, 'users_email_key')) return false;
    throw error;
  }
}

async function change(
  tx: Executor,
  { user: userId, from, to }: { readonly user: string; readonly from: string; readonly to: string },
): Promise<boolean> {
  const hadEmail = (await loadReach(tx, [userId])).get(userId)?.hasEmail ?? false;
  const { count } = await tx.user.updateMany({
    where: { id: userId, email: from },
    data: { email: to, emailVerified: true, updatedAt: new Date() },
  });
  if (count === 0) return false;
  // Those that went to the old address are good no more.
  await forgetResetLinks(tx, userId);
  await tellOfAccount(tx, userId, 'EMAIL_CHANGED');
  if (hadEmail) {
    await enqueueJob(tx, emailChangedTask, { id: newId(), userId, email: from } satisfies EmailMailPayload);
  }
  return true;
}

/** A job: tells the old address. Throws when it was not sent, to be tried again. */
export async function sendEmailChanged(
  deps: { readonly database: Database; readonly mailer: Mailer | null; readonly mailLinks: MailLinks },
  { id, userId, email }: EmailMailPayload,
): Promise<void> {
  const user = (await loadUsersById(deps.database, [userId])).get(userId);
  if (deps.mailer === null || user === undefined) return;
  const mail = emailChangedMail(user.language, deps.mailLinks.pageUrl('/help'));
  await sendOrThrow(deps.mailer, { ...mail, to: email, id });
}
