import type { ApolloClient } from '@apollo/client';
import { failureOf } from '../../apollo/failure.ts';
import { afterPointsMoved } from '../redeem/after-points-moved.ts';
import { CheckInDocument, type CheckInMutation } from './check-in.generated.ts';
import { type KeptCheckIn, settleCheckIn } from './kept-check-ins.ts';

type Answer = CheckInMutation['checkIn'];
export type CheckInSuccess = Extract<Answer, { __typename: 'CheckInSuccess' }>;
export type CheckInRefusal = Exclude<Answer, { __typename: 'CheckInSuccess' | 'BusyError' }>;

export type SendOutcome =
  | { kind: 'done'; success: CheckInSuccess }
  | { kind: 'refused'; refusal: CheckInRefusal }
  /** No signal, or too much at once: the scan stays on the phone. */
  | { kind: 'waiting' }
  | { kind: 'failed'; error: unknown };

/** A scan that left at once is not late, however long its answer takes. */
const lateAfterMs = 20_000;

/** Sends one scan. Once it is answered, for better or worse, it waits no more. */
export async function sendCheckIn(client: ApolloClient, scan: KeptCheckIn): Promise<SendOutcome> {
  const { token, nonce, scannedAtMs } = scan;
  const late = Date.now() - scannedAtMs > lateAfterMs;
  try {
    const { data } = await client.mutate({
      mutation: CheckInDocument,
      variables: { input: { token, nonce, late } },
    });
    const answer = data?.checkIn;
    if (answer === undefined || answer.__typename === 'BusyError') return { kind: 'waiting' };
    settleCheckIn(nonce);
    if (answer.__typename !== 'CheckInSuccess') return { kind: 'refused', refusal: answer };
    const member = answer.checkIn.event.network.viewerMembership?.member;
    if (member) afterPointsMoved(client, member.id, answer.wallet);
    return { kind: 'done', success: answer };
  } catch (error) {
    const { cause } = failureOf(error);
    return cause === 'offline' || cause === 'busy' ? { kind: 'waiting' } : { kind: 'failed', error };
  }
}
