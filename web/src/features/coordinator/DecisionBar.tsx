import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { currentToasts, subscribeToToasts } from '../../design/components/toast-queue.ts';
import { useNow } from '../../lib/use-now.ts';
import { decisionHold, type HeldDecision, undoWindowMs } from './pending-decisions.ts';
import { useHeldDecisions } from './use-decisions.ts';

const tickMs = 250;

/** The height of a toast of two lines with its gap. */
const toastRem = 5.5;

function HeldRow({ decision }: { decision: HeldDecision }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const now = useNow(tickMs);
  const leftMs = Math.max(0, decision.sendsAt - now);
  const seconds = Math.ceil(leftMs / 1000);
  const undo = () => {
    if (decisionHold.undo(decision.id) !== undefined) void navigate(decision.casePath);
  };
  return (
    <li className="pointer-events-auto relative flex w-full max-w-xl items-center gap-3 overflow-hidden rounded-page border border-rule-strong bg-page py-1.5 pr-1.5 pl-4 shadow-lifted">
      <span className="min-w-0 grow py-1">
        <span className="block font-strong">{decision.summary}</span>
        <span aria-hidden className="block text-ink-soft">
          <Trans>
            Sent in <Plural value={seconds} one="# second" other="# seconds" />
          </Trans>
        </span>
      </span>
      <span className="shrink-0 whitespace-nowrap">
        <Button icon={Undo2} onPress={undo}>
          {t`Undo`}
          <span className="sr-only"> {decision.summary}</span>
        </Button>
      </span>
      <span
        aria-hidden
        className="absolute bottom-0 left-0 h-1 bg-points-mark"
        style={{ width: `${(leftMs / undoWindowMs) * 100}%` }}
      />
    </li>
  );
}

/** Decisions that are not sent yet, over the bottom of the screen, each with its way back. */
export function DecisionBar() {
  const { t } = useLingui();
  const held = useHeldDecisions();
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  const latest = held.at(-1);
  return (
    <>
      <p role="status" className="sr-only">
        {latest !== undefined && t`${latest.summary}. It can be undone for 10 seconds.`}
      </p>
      {held.length > 0 && (
        <ul
          aria-label={t`Decisions that can still be undone`}
          // Toasts come up from the same edge: the way back stays in sight above them.
          style={{ marginBottom: `${toasts.length * toastRem}rem` }}
          className="pointer-events-none fixed inset-x-0 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-40 flex flex-col items-center gap-2 px-4 desktop:bottom-6 desktop:pl-72"
        >
          {held.map((decision) => (
            <HeldRow key={decision.id} decision={decision} />
          ))}
        </ul>
      )}
    </>
  );
}
