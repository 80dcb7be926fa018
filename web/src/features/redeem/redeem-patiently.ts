import { type ApolloClient, ServerError } from '@apollo/client';
import { failureOf } from '../../apollo/failure.ts';
import { RedeemOfferDocument, type RedeemOfferMutation } from './redeem-offer.generated.ts';

export type RedeemAnswer = RedeemOfferMutation['redeemOffer'];

/** Waits between tries; after the last one the answer, or the failure, is shown. About eight seconds in all. */
const waitsMs = [400, 800, 1_600, 3_200];

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Between half and one and a half times, so that a crowd that was turned away together does not return together. */
function jittered(ms: number): number {
  return ms * (0.5 + Math.random());
}

/** A lost or failed connection: the same key tells what became of the request. A refusal of the API stays one. */
function isWorthAnotherTry(error: unknown): boolean {
  if (ServerError.is(error)) return error.statusCode >= 500 || error.statusCode === 429;
  const { cause } = failureOf(error);
  return cause === 'offline' || cause === 'busy';
}

/**
 * Sends the redemption, and sends it again with the same key while the API is busy or the connection fails. The
 * key makes that safe: it is charged once and answers with the same voucher.
 *
 * `onWait` is told before each further try. Answers with whatever the API says at last, BusyError included;
 * throws when the last try could not be sent or answered.
 */
export async function redeemPatiently(
  client: ApolloClient,
  input: { offerId: string; idempotencyKey: string },
  onWait: () => void = () => {},
): Promise<RedeemAnswer> {
  for (const waitMs of waitsMs) {
    try {
      const answer = await redeemOnce(client, input);
      if (answer.__typename !== 'BusyError') return answer;
      onWait();
      await pause(jittered(Math.max(waitMs, Math.min(answer.retryAfterMs, 5_000))));
    } catch (error) {
      if (!isWorthAnotherTry(error)) throw error;
      onWait();
      await pause(jittered(waitMs));
    }
  }
  return redeemOnce(client, input);
}

async function redeemOnce(
  client: ApolloClient,
  input: { offerId: string; idempotencyKey: string },
): Promise<RedeemAnswer> {
  const { data } = await client.mutate({ mutation: RedeemOfferDocument, variables: { input } });
  if (data === undefined || data === null) throw new Error('redeemOffer answered with nothing');
  return data.redeemOffer;
}
