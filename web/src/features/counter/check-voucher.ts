import type { ApolloClient } from '@apollo/client';
import { failureOf } from '../../apollo/failure.ts';
import type { Answer, Refusal } from './answers.ts';
import {
  ReleaseVoucherDocument,
  type ReleaseVoucherMutation,
  UseVoucherDocument,
  type UseVoucherMutation,
} from './check-voucher.generated.ts';
import type { OpenCheck } from './open-checks.ts';

/** One question to the server about one code: count the voucher, or take a lent item back. */
export type Check = ({ action: 'use' } & OpenCheck) | { action: 'release'; code: string };

type UseResult = UseVoucherMutation['useVoucher'];
type ReleaseResult = ReleaseVoucherMutation['releaseVoucher'];
type StateError = Extract<UseResult, { __typename: 'VoucherStateError' }>;

/** A phone in the shade of a signal may wait for minutes: after this the try counts as unreachable. */
const patienceMs = 12_000;

class NoAnswerInTime extends Error {}

function inTime<Value>(promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswerInTime()), patienceMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Whether the server could not be asked, so that the same question is to be sent again. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof NoAnswerInTime) return true;
  const { cause } = failureOf(error);
  return cause === 'offline' || cause === 'busy';
}

const refusalByState: Record<StateError['state'], Refusal> = {
  ISSUED: 'not-lent',
  USED: 'used-before',
  CANCELLED: 'cancelled',
  EXPIRED: 'expired',
  REVERSED: 'undone-before',
  RELEASED: 'returned-before',
};

function refused(
  refusal: Refusal,
  since: string | null = null,
  returnableCode: string | null = null,
): Answer {
  return { kind: 'refused', refusal, since, returnableCode };
}

/**
 * The answer to a use. The undo window is counted by this device's clock, because cheap phones are minutes off, and
 * from the first try, because the use may have been counted then.
 */
export function answerOfUse(result: UseResult, { code, beganAtMs }: OpenCheck): Answer {
  switch (result.__typename) {
    case 'UseVoucherSuccess': {
      const undoWindowMs = Date.parse(result.undoUntil) - Date.parse(result.usedAt);
      return {
        kind: 'used',
        use: {
          useId: result.useId,
          title: result.offer.title,
          picture: result.offer.picture,
          quantity: result.quantity,
          isLent: result.kind === 'HOLD',
          dueAt: result.dueAt,
          undoEndsAtMs: beganAtMs + undoWindowMs,
        },
      };
    }
    case 'VoucherStateError':
      return refused(refusalByState[result.state], result.since, result.isOnLoan ? code : null);
    case 'WrongMerchantError':
      return refused('other-shop');
    case 'VoucherNotFoundError':
      return refused('unknown-code');
    case 'ForbiddenError':
      return refused('no-right');
    case 'IdempotencyConflictError':
      // A nonce is drawn per code and forgotten with its answer: this is a bug, not an answer to show.
      throw new Error(result.message);
    default:
      return result satisfies never;
  }
}

/** The answer to a return. Back already, perhaps by a try whose answer was lost, is the same good news. */
export function answerOfRelease(result: ReleaseResult): Answer {
  switch (result.__typename) {
    case 'ReleaseVoucherSuccess':
      return {
        kind: 'returned',
        item: { title: result.offer.title, picture: result.offer.picture, quantity: result.quantity },
      };
    case 'VoucherStateError':
      if (result.state === 'RELEASED') return { kind: 'returned', item: null };
      return refused(result.state === 'USED' ? 'not-lent' : refusalByState[result.state], result.since);
    case 'WrongMerchantError':
      return refused('other-shop');
    case 'VoucherNotFoundError':
      return refused('unknown-code');
    case 'ForbiddenError':
      return refused('no-right');
    default:
      return result satisfies never;
  }
}

/** Whether there was no signal, as against a server that is there and busy: then a voucher may be taken on trust. */
export function isWithoutSignal(error: unknown): boolean {
  return error instanceof NoAnswerInTime || failureOf(error).cause === 'offline';
}

/** Asks the server. Throws what Apollo Client throws; see `isUnreachable`. */
export async function checkVoucher(client: ApolloClient, merchantId: string, check: Check): Promise<Answer> {
  const { code } = check;
  if (check.action === 'release') {
    const { data } = await inTime(
      client.mutate({ mutation: ReleaseVoucherDocument, variables: { input: { merchantId, code } } }),
    );
    if (data === undefined) throw new Error('releaseVoucher gave no data');
    return answerOfRelease(data.releaseVoucher);
  }
  const { data } = await inTime(
    client.mutate({
      mutation: UseVoucherDocument,
      variables: { input: { merchantId, code, nonce: check.nonce } },
    }),
  );
  if (data === undefined) throw new Error('useVoucher gave no data');
  return answerOfUse(data.useVoucher, check);
}
