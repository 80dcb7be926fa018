import { ApolloClient, ApolloLink, Observable } from '@apollo/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCache } from '../../apollo/cache.ts';
import { redeemPatiently } from './redeem-patiently.ts';

type Answer = Record<string, unknown> | Error;

const busy = { __typename: 'BusyError', code: 'BUSY', message: 'busy', retryAfterMs: 500 };
const soldOut = { __typename: 'OfferSoldOutError', code: 'OFFER_SOLD_OUT', message: 'gone' };

/** An API that gives these answers in turn, and writes down the keys it was asked with. */
function apiWith(answers: readonly Answer[]) {
  const keys: string[] = [];
  const link = new ApolloLink(
    ({ variables }) =>
      new Observable((observer) => {
        keys.push((variables['input'] as { idempotencyKey: string }).idempotencyKey);
        const answer = answers[keys.length - 1] ?? soldOut;
        if (answer instanceof Error) observer.error(answer);
        else {
          observer.next({ data: { redeemOffer: answer } });
          observer.complete();
        }
      }),
  );
  return { client: new ApolloClient({ cache: createCache(), link }), keys };
}

const input = { offerId: 'offer_a', idempotencyKey: 'key-of-this-intention' };

describe('redeemPatiently', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tries again with the same key while the API is busy, and tells of each wait', async () => {
    const { client, keys } = apiWith([busy, busy, soldOut]);
    const onWait = vi.fn();
    const answer = redeemPatiently(client, input, onWait);
    await vi.runAllTimersAsync();
    expect((await answer).__typename).toBe('OfferSoldOutError');
    expect(keys).toEqual(Array.from({ length: 3 }, () => input.idempotencyKey));
    expect(onWait).toHaveBeenCalledTimes(2);
  });

  it('tries again with the same key when the connection fails', async () => {
    const { client, keys } = apiWith([new TypeError('Failed to fetch'), soldOut]);
    const answer = redeemPatiently(client, input);
    await vi.runAllTimersAsync();
    expect((await answer).__typename).toBe('OfferSoldOutError');
    expect(keys).toHaveLength(2);
  });

  it('is bounded: five tries, then the API’s last word', async () => {
    const { client, keys } = apiWith(Array.from({ length: 9 }, () => busy));
    const answer = redeemPatiently(client, input);
    await vi.runAllTimersAsync();
    expect((await answer).__typename).toBe('BusyError');
    expect(keys).toHaveLength(5);
  });

  it('does not send again what the API refused', async () => {
    const { client, keys } = apiWith([soldOut]);
    const answer = redeemPatiently(client, input);
    await vi.runAllTimersAsync();
    expect((await answer).__typename).toBe('OfferSoldOutError');
    expect(keys).toHaveLength(1);
  });

  it('does not send again what failed inside the API', async () => {
    const { client, keys } = apiWith([new Error('a bug')]);
    const answer = redeemPatiently(client, input);
    const refusal = expect(answer).rejects.toThrow('a bug');
    await vi.runAllTimersAsync();
    await refusal;
    expect(keys).toHaveLength(1);
  });
});
