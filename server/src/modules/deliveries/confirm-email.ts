import type { Language } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { enqueueJob, inTransaction } from '../../platform/transaction.ts';
import { loadUsersById } from '../identity/user-store.ts';
import { changeEmail } from './change-email.ts';
import type { MailLink, MailLinks } from './mail-links.ts';
import { confirmationMail } from './mail-words.ts';
import { loadReach } from './reach-store.ts';
import { saveSettings } from './setting-store.ts';
import { type Mailer, sendOrThrow } from './smtp-mailer.ts';

export const confirmationTask = 'send_confirmation';

export interface ConfirmationPayload {
  /** Of the mail, the same at each try of the job. */
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  /** Null: the account's. */
  readonly language: Language | null;
}

export type AskForConfirmationOutcome =
  | { readonly outcome: 'ASKED'; readonly email: string }
  | { readonly outcome: 'CONFIRMED' | 'NO_ADDRESS' | 'NO_MAIL' };

/**
 * Sends a mail to the account's address, that asks whether it is the person's.
 *
 * - ASKED: it is on its way.
 * - CONFIRMED: it is confirmed already.
 * - NO_ADDRESS: the account has none that receives anything.
 * - NO_MAIL: this server sends none.
 */
export async function askForConfirmation(
  deps: { readonly database: Database; readonly mailer: Mailer | null },
  command: Omit<ConfirmationPayload, 'email'>,
): Promise<AskForConfirmationOutcome> {
  if (deps.mailer === null) return { outcome: 'NO_MAIL' };
  const reach = (await loadReach(deps.database.prisma, [command.userId])).get(command.userId);
  if (reach === undefined || !reach.canHaveEmail) return { outcome: 'NO_ADDRESS' };
  if (reach.hasEmail) return { outcome: 'CONFIRMED' };
  const { email } = reach;
  await inTransaction(deps.database, (tx) =>
    enqueueJob(tx, confirmationTask, { ...command, email } satisfies ConfirmationPayload),
  );
  return { outcome: 'ASKED', email };
}

/** A job. Throws when it was not sent, to be tried again; not where trying again is of no use. */
export async function sendConfirmation(
  deps: { readonly database: Database; readonly mailer: Mailer | null; readonly mailLinks: MailLinks },
  { id, userId, email, language }: ConfirmationPayload,
): Promise<void> {
  const user = (await loadUsersById(deps.database, [userId])).get(userId);
  if (deps.mailer === null || user === undefined || user.email !== email) return;
  const url = deps.mailLinks.confirmUrl(userId, email, new Date());
  await sendOrThrow(deps.mailer, { ...confirmationMail(language ?? user.language, url), to: email, id });
}

export type FollowMailLinkOutcome = 'CONFIRMED' | 'CHANGED' | 'UNSUBSCRIBED' | 'NOT_GOOD';

/**
 * Does what a link in a mail is for. Doing it again changes nothing.
 *
 * - CONFIRMED: the address is the person's own. Only the address that the mail went to: one that was changed since is not.
 * - CHANGED: the account has the address that the mail went to: see change-email.ts.
 * - UNSUBSCRIBED: no mail any more, until the person wants some again.
 * - NOT_GOOD: no link of ours, or its time is over, or the account is gone.
 */
export async function followMailLink(
  deps: { readonly database: Database; readonly mailLinks: MailLinks },
  command: { readonly token: string; readonly purpose: MailLink['do'] },
): Promise<FollowMailLinkOutcome> {
  const link = deps.mailLinks.read(command.token, new Date());
  if (link === null || link.do !== command.purpose) return 'NOT_GOOD';
  if (link.do === 'change') return (await changeEmail(deps.database, link)) ? 'CHANGED' : 'NOT_GOOD';
  return inTransaction(deps.database, async (tx) => {
    if (link.do === 'confirm') {
      const { count } = await tx.user.updateMany({
        where: { id: link.user, email: link.email },
        data: { emailVerified: true },
      });
      return count === 0 ? 'NOT_GOOD' : 'CONFIRMED';
    }
    if ((await tx.user.count({ where: { id: link.user } })) === 0) return 'NOT_GOOD';
    await saveSettings(tx, link.user, { cadences: { EMAIL: 'OFF' }, choices: [] });
    return 'UNSUBSCRIBED';
  });
}
