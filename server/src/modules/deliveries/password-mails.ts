import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Auth } from '../identity/auth.ts';
import type { PasswordChangedPayload } from '../identity/password-changed.ts';
import { type ResetLinkPayload, resetMinutes } from '../identity/password-reset.ts';
import { findUserByEmail, loadUsersById } from '../identity/user-store.ts';
import type { MailLinks } from './mail-links.ts';
import { passwordChangedMail, resetMail } from './mail-words.ts';
import { loadReach } from './reach-store.ts';
import { type Mailer, sendOrThrow } from './smtp-mailer.ts';

/** Who has asked a day ago has found another way, or asks again. */
const longestWaitMs = 24 * 3_600_000;

export interface PasswordMailDeps {
  readonly database: Database;
  readonly auth: Pick<Auth, 'resetUrl'>;
  readonly mailer: Mailer | null;
  readonly mailLinks: MailLinks;
}

/**
 * A job: sends the link to choose a new password, to an address that somebody has typed. Nothing happens when it is
 * nobody's. The link is made at each try, so that its time begins when the mail leaves; each such mail is its own.
 * Throws when it was not sent, to be tried again.
 */
export async function sendResetLink(
  deps: PasswordMailDeps,
  { email, askedAt }: ResetLinkPayload,
): Promise<void> {
  if (Date.now() - Date.parse(askedAt) > longestWaitMs) return;
  const user = await findUserByEmail(deps.database, email);
  if (user === null) return;
  const reach = (await loadReach(deps.database.prisma, [user.id])).get(user.id);
  // The address need not be confirmed: following the link is what confirms it.
  if (deps.mailer === null || reach === undefined || !reach.canHaveEmail) return;
  const url = await deps.auth.resetUrl(user.email);
  if (url === null) return;
  await sendOrThrow(deps.mailer, {
    ...resetMail(user.language, url, resetMinutes),
    to: reach.email,
    id: newId(),
  });
}

/**
 * A job: tells somebody that their password is another one now; at a confirmed address alone, for the account may have
 * been made by anybody. Throws when it was not sent, to be tried again.
 */
export async function sendPasswordChanged(
  { database, mailer, mailLinks }: PasswordMailDeps,
  { id, userId }: PasswordChangedPayload,
): Promise<void> {
  const user = (await loadUsersById(database, [userId])).get(userId);
  const reach = (await loadReach(database.prisma, [userId])).get(userId);
  if (mailer === null || user === undefined || reach === undefined || !reach.hasEmail) return;
  const mail = passwordChangedMail(user.language, mailLinks.pageUrl('/forgot-password'));
  await sendOrThrow(mailer, { ...mail, to: reach.email, id });
}
