import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { isConstraint } from '../../platform/sql-error.ts';
import { type Executor, enqueueJob, inTransaction } from '../../platform/transaction.ts';
import { canSignInWith } from '../identity/email-address.ts';
import { forgetEmailChanges, insertEmailChange, isEmailChangeOpen } from '../identity/email-change-store.ts';
import { isFreshSession } from '../identity/fresh-session.ts';
import { tellOfAccount } from '../identity/password-changed.ts';
import { forgetResetLinks } from '../identity/password-store.ts';
import { findUserByEmail, loadUsersById, lockUser } from '../identity/user-store.ts';
import type { EmailChangeLink, MailLinks } from './mail-links.ts';
import { changeEmailMail, emailChangedMail } from './mail-words.ts';
import { loadReach } from './reach-store.ts';
import { type Mailer, sendOrThrow } from './smtp-mailer.ts';

export const changeEmailTask = 'send_email_change';
export const emailChangedTask = 'send_email_changed';

export interface EmailMailPayload {
  /** Of the mail, the same at each try of the job; of one that asks for another address, the request's. */
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
 * when the link in it is followed, if the session that asked has not ended by then, nor the password been changed.
 *
 * - ASKED: it is on its way, unless it is another account's address: of that nobody learns here.
 * - INVALID: no address, or none that one can sign in with.
 * - SAME: it is the account's already.
 * - SIGN_IN_AGAIN: the session is more than a day old or has just ended, and the phone may be lent.
 * - NO_MAIL: this server sends none.
 */
export async function askToChangeEmail(
  deps: { readonly database: Database; readonly mailer: Mailer | null },
  command: { readonly userId: string; readonly sessionId: string; readonly email: string },
): Promise<AskToChangeEmailOutcome> {
  const { userId, sessionId } = command;
  if (deps.mailer === null) return { outcome: 'NO_MAIL' };
  const email = command.email.trim().toLowerCase();
  if (!canSignInWith(email)) return { outcome: 'INVALID' };
  if (!(await isFreshSession(deps.database, sessionId))) return { outcome: 'SIGN_IN_AGAIN' };
  const user = (await loadUsersById(deps.database, [userId])).get(userId);
  if (user?.email === email) return { outcome: 'SAME' };
  const id = newId();
  try {
    await inTransaction(deps.database, async (tx) => {
      await insertEmailChange(tx, { id, userId, sessionId });
      await enqueueJob(tx, changeEmailTask, { id, userId, email } satisfies EmailMailPayload);
    });
  } catch (error) {
    if (isConstraint(error, 'email_change_session_id_fkey')) return { outcome: 'SIGN_IN_AGAIN' };
    throw error;
  }
  return { outcome: 'ASKED' };
}

/** A job; it sends nothing when the request holds no more. Throws when it was not sent, to be tried again. */
export async function sendEmailChange(
  deps: { readonly database: Database; readonly mailer: Mailer | null; readonly mailLinks: MailLinks },
  { id, userId, email }: EmailMailPayload,
): Promise<void> {
  const user = (await loadUsersById(deps.database, [userId])).get(userId);
  if (deps.mailer === null || user === undefined) return;
  if (!(await isEmailChangeOpen(deps.database.prisma, { id, userId }))) return;
  if ((await findUserByEmail(deps.database, email)) !== null) return;
  const url = deps.mailLinks.changeUrl(
    { request: id, user: userId, from: user.email, to: email },
    new Date(),
  );
  await sendOrThrow(deps.mailer, { ...changeEmailMail(user.language, url), to: email, id });
}

/**
 * The address is the person's own, and they sign in with it. True also when it is the account's already: whoever follows
 * the link again, because the answer was lost, is told that it worked. False when the request holds no more, the account is
 * gone or has another address by now than when the link was made, or the address has become somebody else's: the unique key
 * of `users.email` decides.
 */
export async function changeEmail(database: Database, link: EmailChangeLink): Promise<boolean> {
  try {
    return await inTransaction(database, (tx) => change(tx, link));
  } catch (error) {
    if (isConstraint(error, 'users_email_key')) return false;
    throw error;
  }
}

async function change(tx: Executor, { request, user: userId, from, to }: EmailChangeLink): Promise<boolean> {
  // Of two links at once, the second sees what the first has done.
  const user = await lockUser(tx, userId);
  if (user?.email === to) return true;
  if (!canSignInWith(to)) return false;
  if (user?.email !== from || !(await isEmailChangeOpen(tx, { id: request, userId }))) return false;
  const hadEmail = (await loadReach(tx, [userId])).get(userId)?.hasEmail ?? false;
  await tx.user.update({
    where: { id: userId },
    data: { email: to, emailVerified: true, updatedAt: new Date() },
  });
  // Those that went to the old address, or were asked for from it, are good no more.
  await forgetResetLinks(tx, userId);
  await forgetEmailChanges(tx, userId);
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
