import { useSyncExternalStore } from 'react';
import { knownScans, type QueuedScan, subscribeToScans } from './scan-queue.ts';

/** What this device took for this shop without a signal, the newest first: waiting, and settled of late. */
export function useQueue(merchantId: string): readonly QueuedScan[] {
  const scans = useSyncExternalStore(subscribeToScans, knownScans);
  return scans.filter((scan) => scan.merchantId === merchantId);
}
