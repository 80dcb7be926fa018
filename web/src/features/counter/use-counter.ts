import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { voucherCodeInScan } from '../../lib/voucher-code.ts';
import { type Answer, type CountedUse, signalOf } from './answers.ts';
import { type Check, checkVoucher, isUnreachable, isWithoutSignal } from './check-voucher.ts';
import { memberNumberIn } from './no-phone/member-card.ts';
import { removeScan } from './offline/scan-queue.ts';
import { forgetOpen, takenHere, takeOffline } from './offline/take-offline.ts';
import { openCheck, settleCheck, unansweredCode } from './open-checks.ts';
import { giveSignal } from './tones.ts';
import { createViewMemory } from './view-memory.ts';

/** What the counter is doing. */
export type Phase =
  | { name: 'ready' }
  | { name: 'checking'; check: Check }
  /** No answer yet; tried again by itself, with the same nonce. */
  | { name: 'unreachable'; check: Check; tries: number; isTrying: boolean }
  /** The server broke; a person decides about the next try, with the same nonce. */
  | { name: 'failed'; check: Check; error: unknown }
  | { name: 'answered'; answer: Answer; shownAtMs: number };

export interface Counter {
  phase: Phase;
  /** The newest use of this counter that may still be undone. */
  lastUse: CountedUse | null;
  /** What the camera or a picked picture says. */
  takeScan: (text: string) => void;
  /** A code that was typed in full. */
  takeCode: (code: string) => void;
  /** A lent item is back. */
  takeBack: (code: string) => void;
  tryNow: () => void;
  /** Back to the scanner. A check without its answer keeps its nonce for the next scan of the same code. */
  dismiss: () => void;
  noteUndone: (use: { useId: string; title: string }) => void;
  /** A voucher that was taken without a signal is not handed over after all. */
  forget: (nonce: string) => void;
  /** Counted in another way than by a voucher's code. */
  noteUsed: (use: CountedUse) => void;
}

const triesLimit = 40;
/** An answer is left alone at least this long, whatever else comes into view. */
const readableForMs = 2_500;

function retryDelayMs(tries: number): number {
  return Math.min(8_000, 500 * 2 ** tries);
}

/** Asks again by itself, with longer and longer pauses, and at once when the phone is back on line. */
function useRetries(phase: Phase, run: (check: Check, tries: number) => Promise<void>): void {
  useEffect(() => {
    if (phase.name !== 'unreachable' || phase.isTrying) return;
    const again = () => void run(phase.check, phase.tries);
    const timer = setTimeout(again, retryDelayMs(phase.tries));
    addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', again);
    };
  }, [phase, run]);
}

/** The counter of one shop: from a code to its answer, each code once, over a bad line. */
export function useCounter(
  merchantId: string,
  isMuted: boolean,
  onMemberCard: (memberNumber: string) => void,
): Counter {
  const client = useApolloClient();
  const [phase, setPhase] = useState<Phase>({ name: 'ready' });
  const [lastUse, setLastUse] = useState<CountedUse | null>(null);
  const [memory] = useState(createViewMemory);
  const newestRun = useRef(0);

  const arrive = useEffectEvent((answer: Answer) => {
    giveSignal(signalOf(answer), isMuted);
    if (answer.kind === 'used') setLastUse(answer.use);
    setPhase({ name: 'answered', answer, shownAtMs: Date.now() });
  });

  const run = useCallback(
    async (check: Check, tries: number) => {
      newestRun.current += 1;
      const thisRun = newestRun.current;
      setPhase(
        tries === 0 ? { name: 'checking', check } : { name: 'unreachable', check, tries, isTrying: true },
      );
      const settle = (answer: Answer) => {
        if (thisRun !== newestRun.current) return;
        settleCheck(merchantId, check.code);
        arrive(answer);
      };
      if (check.action === 'use') {
        const before = takenHere(merchantId, check.code);
        if (before !== null) return settle(before);
        if (!navigator.onLine) {
          const taken = await takeOffline(merchantId, check, { wasSent: tries > 0 });
          if (taken !== null) return settle(taken);
        }
      }
      try {
        const answer = await checkVoucher(client, merchantId, check);
        settle(answer);
        if (answer.kind === 'used') void forgetOpen(merchantId, check.code);
        void client.refetchQueries({ include: ['Counter'] });
      } catch (error) {
        if (thisRun !== newestRun.current) return;
        if (check.action === 'use' && isWithoutSignal(error)) {
          const taken = await takeOffline(merchantId, check, { wasSent: true });
          if (taken !== null) return settle(taken);
        }
        if (thisRun !== newestRun.current) return;
        if (isUnreachable(error) && tries < triesLimit) {
          setPhase({ name: 'unreachable', check, tries: tries + 1, isTrying: false });
        } else {
          setPhase({ name: 'failed', check, error });
        }
      }
    },
    [client, merchantId],
  );

  useRetries(phase, run);

  // A reload in the middle of a check: ask once more with the same nonce.
  useEffect(() => {
    const code = unansweredCode(merchantId);
    if (code !== null) void run({ action: 'use', ...openCheck(merchantId, code) }, 0);
    return () => {
      newestRun.current += 1;
    };
  }, [merchantId, run]);

  const dismiss = useCallback(() => {
    newestRun.current += 1;
    setPhase({ name: 'ready' });
  }, []);

  const takeCode = (code: string) => void run({ action: 'use', ...openCheck(merchantId, code) }, 0);

  const takeScan = (text: string) => {
    if (!memory.comesIntoView(text, Date.now())) return;
    const code = voucherCodeInScan(text);
    const memberNumber = memberNumberIn(text);
    if (phase.name === 'ready') {
      if (memberNumber !== null) onMemberCard(memberNumber);
      else if (code === null)
        arrive({ kind: 'refused', refusal: 'not-a-voucher', since: null, returnableCode: null });
      else takeCode(code);
    }
    // The next customer's voucher ends the last one's answer; a sticker on the table does not.
    const isNext = phase.name === 'answered' && Date.now() - phase.shownAtMs > readableForMs;
    if (isNext && code !== null) takeCode(code);
  };

  return {
    phase,
    lastUse,
    takeScan,
    takeCode,
    takeBack: (code) => void run({ code, action: 'release' }, 0),
    tryNow: () => {
      if (phase.name === 'unreachable') void run(phase.check, phase.tries);
      if (phase.name === 'failed') void run(phase.check, 0);
    },
    dismiss,
    noteUndone: ({ useId, title }) => {
      if (lastUse?.useId === useId) setLastUse(null);
      arrive({ kind: 'undone', title });
    },
    noteUsed: (use) => arrive({ kind: 'used', use }),
    forget: (nonce) => void removeScan(nonce).then(() => arrive({ kind: 'forgotten' })),
  };
}
