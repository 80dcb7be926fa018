import type { ApolloClient } from '@apollo/client';
import { groupedBy } from '../../../lib/grouped-by.ts';
import { deviceName } from './device-name.ts';
import { dropList } from './kept-list.ts';
import { SyncOfflineScansDocument, type SyncOfflineScansMutation } from './offline-counter.generated.ts';
import { type LateRefusal, listScans, putScans, type QueuedScan } from './scan-queue.ts';

/** The server's limit of scans in one call. */
const batchSize = 200;

export interface Synced {
  counted: number;
  refused: number;
}

type Success = Extract<
  SyncOfflineScansMutation['syncOfflineScans'],
  { __typename: 'SyncOfflineScansSuccess' }
>;
type ScanAnswer = Success['answers'][number];
type VoucherState = Extract<ScanAnswer['result'], { __typename: 'VoucherStateError' }>['state'];

const refusalByState: Record<VoucherState, LateRefusal> = {
  ISSUED: 'unknown-code',
  USED: 'used-elsewhere',
  CANCELLED: 'cancelled',
  EXPIRED: 'expired',
  REVERSED: 'undone-before',
  RELEASED: 'used-elsewhere',
};

/** What became of a scan, in this device's words. */
export function outcomeOf({ result, usedByThisDevice }: ScanAnswer): QueuedScan['outcome'] {
  const refused = (refusal: LateRefusal, since: string | null = null) =>
    ({ state: 'refused', refusal, since }) as const;
  switch (result.__typename) {
    case 'OfflineScanCounted':
      return { state: 'counted' };
    case 'VoucherStateError':
      return refused(usedByThisDevice ? 'used-here' : refusalByState[result.state], result.since);
    case 'WrongMerchantError':
      return refused('other-shop');
    case 'VoucherNotFoundError':
    // A nonce is drawn for one code: the server knows it for another's, and this code under no nonce of ours.
    case 'IdempotencyConflictError':
      return refused('unknown-code');
    case 'ScanTimeError':
      return refused(result.code === 'SCAN_TOO_OLD' ? 'too-old' : 'clock-ahead');
    default:
      return result satisfies never;
  }
}

/**
 * Brings what this device took without a signal, shop by shop, and puts down what became of it. Two tabs take turns. Throws
 * what Apollo Client throws: all that has no answer waits on, with the same nonces.
 */
export function syncScans(client: ApolloClient): Promise<Synced> {
  return inTurn(async () => {
    const waiting = (await listScans()).filter(({ outcome }) => outcome.state === 'waiting');
    const synced: Synced = { counted: 0, refused: 0 };
    for (const [merchantId, scans] of groupedBy(waiting, (scan) => scan.merchantId)) {
      // The oldest first: what was scanned first comes first.
      const inOrder = scans.toReversed();
      for (let at = 0; at < inOrder.length; at += batchSize) {
        const settled = await bring(client, merchantId, inOrder.slice(at, at + batchSize));
        if (settled === null) break;
        await putScans(settled);
        for (const { outcome } of settled) synced[outcome.state === 'counted' ? 'counted' : 'refused']++;
      }
    }
    return synced;
  });
}

/** Null when the person does not work there any more: it waits for somebody who does. */
async function bring(
  client: ApolloClient,
  merchantId: string,
  scans: readonly QueuedScan[],
): Promise<QueuedScan[] | null> {
  const { data } = await client.mutate({
    mutation: SyncOfflineScansDocument,
    variables: {
      input: {
        merchantId,
        device: deviceName(),
        scans: scans.map(({ code, nonce, scannedAt }) => ({ code, nonce, scannedAt })),
      },
    },
  });
  const answer = data?.syncOfflineScans;
  switch (answer?.__typename) {
    case 'SyncOfflineScansSuccess': {
      const answers = new Map(answer.answers.map((each) => [each.nonce, each]));
      const answeredAt = new Date().toISOString();
      return scans.flatMap((scan) => {
        const own = answers.get(scan.nonce);
        return own === undefined ? [] : [{ ...scan, outcome: outcomeOf(own), answeredAt }];
      });
    }
    case 'ForbiddenError':
      await dropList(merchantId);
      return null;
    case undefined:
      throw new Error('syncOfflineScans answered with nothing');
    default:
      return answer satisfies never;
  }
}

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  return 'locks' in navigator ? navigator.locks.request('kwamdee.counter-scans', work) : work();
}
