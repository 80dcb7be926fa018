import { useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck, Heart, Info, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { IconButton } from './IconButton.tsx';
import { closeToast, currentToasts, type QueuedToast, subscribeToToasts } from './toast-queue.ts';

const marks = {
  plain: { icon: Info, style: 'text-ink-soft' },
  done: { icon: CircleCheck, style: 'text-done' },
  stop: { icon: CircleAlert, style: 'text-stop' },
  thanks: { icon: Heart, style: 'text-thanks' },
};

function ToastItem({ toast, isHeld }: { toast: QueuedToast; isHeld: boolean }) {
  const { t } = useLingui();
  const { id, seconds = 6 } = toast;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => closeToast(id), seconds * 1000);
    return () => clearTimeout(timer);
  }, [id, seconds, isHeld]);
  const { icon: Icon, style } = marks[toast.tone ?? 'plain'];
  return (
    <div className="pointer-events-auto flex w-full max-w-md animate-appear items-center gap-3 rounded-page border border-rule-strong bg-page py-1.5 pr-1.5 pl-4 text-ink shadow-lifted">
      <Icon aria-hidden className={`size-6 shrink-0 ${style}`} />
      <span className="min-w-0 grow py-1.5">{toast.message}</span>
      {toast.action && (
        <button
          type="button"
          onClick={() => {
            toast.action?.onPress();
            closeToast(id);
          }}
          className="min-h-target shrink-0 cursor-pointer rounded-full px-4 font-strong text-points underline underline-offset-4 hover:bg-page-sunken"
        >
          {toast.action.label}
        </button>
      )}
      <IconButton icon={X} label={t`Close`} onPress={() => closeToast(id)} />
    </div>
  );
}

/** Where toasts appear, over the bottom navigation; polite, so that they never cut a sentence short. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  const [isHeld, setHeld] = useState(false);
  return (
    <div
      role="status"
      aria-live="polite"
      aria-atomic="false"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed print:hidden inset-x-0 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-50 flex flex-col items-center gap-2 px-4 desktop:bottom-6"
    >
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} isHeld={isHeld} />
      ))}
    </div>
  );
}
