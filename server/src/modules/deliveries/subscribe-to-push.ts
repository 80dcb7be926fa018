import type { FieldProblem } from '../../graphql/user-error.ts';
import { outboundUrlProblem } from '../../platform/outbound-request.ts';
import type { Database } from '../../platform/postgres.ts';
import { saveSubscription } from './push-store.ts';

export type SubscribeToPushOutcome =
  | { readonly outcome: 'SUBSCRIBED' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A browser may be woken for this person from now on, until their session on it ends.
 *
 * - SUBSCRIBED: also when it was before; when another person had subscribed on it, it is theirs no more.
 * - INVALID: no address of a push service, or no keys.
 */
export async function subscribeToPush(
  deps: { readonly database: Database; readonly allowsLoopback: boolean },
  command: {
    readonly userId: string;
    readonly sessionId: string;
    readonly endpoint: string;
    readonly p256dh: string;
    readonly auth: string;
  },
): Promise<SubscribeToPushOutcome> {
  const { userId, sessionId, endpoint } = command;
  const keys = { p256dh: command.p256dh.replace(/=+$/, ''), auth: command.auth.replace(/=+$/, '') };
  const isEndpoint = endpoint.length <= 2_000 && outboundUrlProblem(endpoint, deps.allowsLoopback) === null;
  const problems = [
    ...(isEndpoint ? [] : [problem('endpoint')]),
    // A point on P-256, uncompressed, and 16 bytes (RFC 8291, 2).
    ...(/^B[A-Za-z0-9_-]{86}$/.test(keys.p256dh) ? [] : [problem('p256dh')]),
    ...(/^[A-Za-z0-9_-]{22}$/.test(keys.auth) ? [] : [problem('auth')]),
  ];
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  await saveSubscription(deps.database, { userId, sessionId }, { endpoint, ...keys });
  return { outcome: 'SUBSCRIBED' };
}

function problem(field: string): FieldProblem {
  return {
    path: [field],
    message: {
      th: 'เบราว์เซอร์นี้ส่งข้อมูลที่ใช้แจ้งเตือนไม่ได้',
      en: 'This browser has given nothing that notices could be sent with.',
    },
  };
}
