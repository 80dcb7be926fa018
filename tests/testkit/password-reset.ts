import { randomUUID } from 'node:crypto';
import type { Mailbox } from './mailbox.ts';
import { waitUntil } from './wait-until.ts';
import type { World } from './world.ts';

export const oldPassword = 'ความดีต้องกินได้';
export const newPassword = 'ทำดีได้แต้ม ทุกวัน';

/** An account with a password, made as people make it, and its first session. */
export interface Account {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
}

export function postAuth(
  url: string,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${url}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

export async function account(world: World, language: 'TH' | 'EN' = 'EN'): Promise<Account> {
  const email = `${randomUUID()}@test.example`;
  const person = { name: 'สมหญิง ใจดี', email, password: oldPassword, language };
  const response = await postAuth(world.server.url, 'sign-up/email', person);
  const { user } = (await response.json()) as { user: { id: string } };
  return { userId: user.id, email, token: tokenIn(response) ?? '' };
}

/** The session that an answer starts; null when it starts none. */
export function tokenIn(response: Response): string | null {
  return response.headers.get('set-auth-token');
}

export function askForLink(world: World, email: string): Promise<Response> {
  return postAuth(world.server.url, 'request-password-reset', { email });
}

/** The token in the link of the newest mail of this kind that came to the address, the `count`-th. */
export async function linkIn(mailbox: Mailbox, email: string, count = 1): Promise<string> {
  const links = () =>
    mailbox.to(email).flatMap(({ text }) => /\/new-password\/([A-Za-z0-9]+)/.exec(text)?.[1] ?? []);
  return waitUntil(`link ${count} to ${email}`, () => links()[count - 1], 60_000);
}

export function choose(world: World, token: string, password = newPassword): Promise<Response> {
  return postAuth(world.server.url, 'reset-password', { token, newPassword: password });
}

export async function signInStatus(world: World, email: string, password: string): Promise<number> {
  return (await postAuth(world.server.url, 'sign-in/email', { email, password })).status;
}

/** The time of this person's links is over. */
export async function letLinksRunOut(world: World, userId: string): Promise<void> {
  await world.pool.query(
    `UPDATE verification SET expires_at = now() - interval '1 second' WHERE value = $1`,
    [userId],
  );
}

/** How many jobs of this kind are still to be done. */
export async function jobsLeft(world: World, task: string): Promise<number> {
  const { rows } = await world.pool.query<{ count: number }>(
    'SELECT count(*)::integer FROM graphile_worker.jobs WHERE task_identifier = $1',
    [task],
  );
  return rows[0]?.count ?? 0;
}
