/** A signed-in browser of this person. */
export interface DeviceSession {
  id: string;
  token: string;
  userAgent: string | null;
  /** ISO time of the last use, exact to a day: sessions are renewed once a day. */
  lastUsedAt: string;
  isThisDevice: boolean;
}

export interface SavedPasskey {
  id: string;
  name: string | null;
  /** ISO time; null when the service does not say. */
  createdAt: string | null;
}

export type AddPasskeyOutcome = 'added' | 'turned-down' | 'already-there' | 'sign-in-again' | 'unreachable';

const loadAuth = () => import('../../lib/auth.ts').then((module) => module.auth);

/** What the sign-in service answered instead of data; thrown, so that the screen shows it with a retry. */
class AccountAccessError extends Error {
  override name = 'AccountAccessError';
}

function dataOf<Data>(answer: {
  data: Data | null;
  error: { status?: number; message?: string | undefined } | null;
}): Data {
  if (answer.data === null) throw new AccountAccessError(answer.error?.message ?? 'no answer');
  return answer.data;
}

/** This device first, then the last used. */
export async function listSessions(): Promise<DeviceSession[]> {
  const auth = await loadAuth();
  const [sessions, current] = await Promise.all([auth.listSessions(), auth.getSession()]);
  const currentId = current.data?.session.id;
  return dataOf(sessions)
    .map((session) => ({
      id: session.id,
      token: session.token,
      userAgent: session.userAgent ?? null,
      lastUsedAt: new Date(session.updatedAt).toISOString(),
      isThisDevice: session.id === currentId,
    }))
    .sort(
      (one, other) =>
        Number(other.isThisDevice) - Number(one.isThisDevice) ||
        other.lastUsedAt.localeCompare(one.lastUsedAt),
    );
}

/** Signs out one other device. Throws when the service cannot be reached. */
export async function endSession(token: string): Promise<void> {
  const auth = await loadAuth();
  dataOf(await auth.revokeSession({ token }));
}

/** Signs out every device, this one too. Throws when the service cannot be reached. */
export async function endAllSessions(): Promise<void> {
  const auth = await loadAuth();
  dataOf(await auth.revokeSessions());
}

export async function listPasskeys(): Promise<SavedPasskey[]> {
  const auth = await loadAuth();
  return dataOf(await auth.passkey.listUserPasskeys()).map((passkey) => ({
    id: passkey.id,
    name: passkey.name ?? null,
    createdAt: passkey.createdAt ? new Date(passkey.createdAt).toISOString() : null,
  }));
}

/** Asks the phone to make a passkey and keeps its public half. `name` says which device it is on. */
export async function addPasskey(name: string): Promise<AddPasskeyOutcome> {
  try {
    const auth = await loadAuth();
    const { error } = await auth.passkey.addPasskey({ name });
    if (error === null) return 'added';
    if ('code' in error && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'already-there';
    if ('code' in error && error.code === 'SESSION_NOT_FRESH') return 'sign-in-again';
    return error.status === 0 || error.status >= 500 ? 'unreachable' : 'turned-down';
  } catch {
    return 'unreachable';
  }
}

/** The passkey no longer opens this account. Throws when the service cannot be reached. */
export async function removePasskey(id: string): Promise<void> {
  const auth = await loadAuth();
  dataOf(await auth.passkey.deletePasskey({ id }));
}
