import type { Answer } from '../answers.ts';
import type { OpenCheck } from '../open-checks.ts';
import { canHash, hashOfCode } from './code-hash.ts';
import { findKept, readList, writeList } from './kept-list.ts';
import { addScan, knownScans, listScans, type QueuedScan } from './scan-queue.ts';

function refusedHere(scan: QueuedScan): Answer {
  return { kind: 'refused', refusal: 'taken-here', since: scan.scannedAt, returnableCode: null };
}

/** What this device took without a signal and has no answer to yet: the same voucher is not taken twice. */
export function takenHere(merchantId: string, code: string): Answer | null {
  const scan = knownScans().find(
    (known) => known.merchantId === merchantId && known.code === code && known.outcome.state === 'waiting',
  );
  return scan === undefined ? null : refusedHere(scan);
}

/**
 * Takes a voucher without a signal: it is on the shop's list, so it was open when the device last heard. Null when the list
 * does not know it (issued since, another shop's, or none), when there is no list, or too much waits already: then nothing
 * can be said, and it is not handed over.
 */
export async function takeOffline(
  merchantId: string,
  check: OpenCheck,
  { wasSent }: { wasSent: boolean },
): Promise<Answer | null> {
  const { code, nonce } = check;
  const scans = await listScans();
  const before = scans.find(
    (scan) => scan.merchantId === merchantId && scan.code === code && scan.outcome.state !== 'refused',
  );
  if (before !== undefined) return refusedHere(before);
  const list = await readList(merchantId);
  if (list === null || !canHash()) return null;
  const nowMs = Date.now();
  const voucher = findKept(list, await hashOfCode(code, list.salt, list.rounds), nowMs);
  if (voucher === null) return null;
  const { title, picture, quantity } = voucher;
  const item = { title, picture, quantity };
  const isKept = await addScan({
    nonce,
    merchantId,
    code,
    item,
    scannedAt: new Date(nowMs + list.clockAheadMs).toISOString(),
    wasSent,
    outcome: { state: 'waiting' },
    answeredAt: null,
    isSeen: false,
  });
  return isKept ? { kind: 'provisional', item, isLent: voucher.isLent, nonce, canTakeBack: !wasSent } : null;
}

/** Counted, with a signal: should it go now, this voucher is not taken once more. */
export async function forgetOpen(merchantId: string, code: string): Promise<void> {
  const list = await readList(merchantId);
  if (list === null || !canHash()) return;
  const hash = await hashOfCode(code, list.salt, list.rounds);
  await writeList({ ...list, vouchers: list.vouchers.filter((voucher) => voucher.hash !== hash) });
}
