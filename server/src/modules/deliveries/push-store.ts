import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';

export interface PushSubscriptionRow {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** More browsers than anybody has; the oldest makes room. */
export const mostSubscriptions = 10;
/** A browser that has failed so often in a row, while others of its person did not, is gone. */
const mostFailures = 10;

export function listSubscriptions(database: Database, userId: string): Promise<PushSubscriptionRow[]> {
  return database.prisma.pushSubscription.findMany({
    // A session that has run out is not always deleted.
    where: { userId, OR: [{ sessionId: null }, { session: { expiresAt: { gt: new Date() } } }] },
    select: { id: true, endpoint: true, p256dh: true, auth: true },
    orderBy: { createdAt: 'desc' },
    take: mostSubscriptions,
  });
}

/** The endpoint is a browser's: it is whoever subscribed on it last, for as long as their session there lasts. */
export async function saveSubscription(
  database: Database,
  person: { readonly userId: string; readonly sessionId: string },
  subscription: Omit<PushSubscriptionRow, 'id'>,
): Promise<void> {
  const { endpoint, p256dh, auth } = subscription;
  const { userId, sessionId } = person;
  await inTransaction(database, async (tx) => {
    await tx.$executeRaw`
      INSERT INTO push_subscription (id, user_id, session_id, endpoint, p256dh, auth)
      VALUES (${newId()}::uuid, ${userId}::uuid, ${sessionId}::uuid, ${endpoint}, ${p256dh}, ${auth})
      ON CONFLICT (endpoint) DO UPDATE SET user_id = excluded.user_id, session_id = excluded.session_id, p256dh = excluded.p256dh, auth = excluded.auth,
        failures = 0, created_at = now()`;
    await tx.$executeRaw`
      DELETE FROM push_subscription WHERE id IN (
        SELECT id FROM push_subscription WHERE user_id = ${userId}::uuid
        ORDER BY created_at DESC, id DESC OFFSET ${mostSubscriptions})`;
  });
}

/** Also of one that is not there, or another's: nothing. */
export async function removeSubscription(
  database: Database,
  userId: string,
  endpoint: string,
): Promise<void> {
  await database.prisma.pushSubscription.deleteMany({ where: { userId, endpoint } });
}

/** The browser has unsubscribed: its push service says so. */
export async function forgetSubscription(database: Database, id: string): Promise<void> {
  await database.prisma.pushSubscription.deleteMany({ where: { id } });
}

export async function countFailure(database: Database, id: string): Promise<void> {
  await database.pool.query('UPDATE push_subscription SET failures = failures + 1 WHERE id = $1', [id]);
  await database.prisma.pushSubscription.deleteMany({ where: { id, failures: { gte: mostFailures } } });
}

export async function countSuccess(database: Database, id: string): Promise<void> {
  await database.pool.query('UPDATE push_subscription SET failures = 0 WHERE id = $1 AND failures > 0', [id]);
}

export interface PushKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The server's keys; those that `make` makes where there are none. Of two processes that make some, one wins for both. */
export async function findOrMakePushKey(database: Database, make: () => PushKeyPair): Promise<PushKeyPair> {
  const found = await database.prisma.pushKey.findFirst();
  if (found !== null) return found;
  await database.prisma.pushKey.createMany({ data: [make()], skipDuplicates: true });
  return database.prisma.pushKey.findFirstOrThrow();
}
