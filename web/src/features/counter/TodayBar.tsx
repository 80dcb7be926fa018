import { Trans } from '@lingui/react/macro';
import { ChevronUp } from 'lucide-react';
import { useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';

/** An upward pull of this many pixels opens the list, as well as a tap. */
const pullPx = 24;

/** The lower edge of the counter: how many were counted today; a tap or a pull shows them. */
export function TodayBar({ usedCount, onOpen }: { usedCount: number; onOpen: () => void }) {
  const startY = useRef<number | null>(null);
  return (
    <AriaButton
      onPress={onOpen}
      onPointerDown={(event) => {
        startY.current = event.clientY;
      }}
      onPointerMove={(event) => {
        if (startY.current === null || startY.current - event.clientY < pullPx) return;
        startY.current = null;
        onOpen();
      }}
      onPointerUp={() => {
        startY.current = null;
      }}
      className="mt-3 flex min-h-14 w-full shrink-0 cursor-pointer touch-none items-center justify-center gap-2 rounded-t-sheet bg-page px-4 pb-[env(safe-area-inset-bottom)] text-ink outline-offset-[-4px] hovered:bg-page-sunken"
    >
      <ChevronUp aria-hidden className="size-5" />
      <span>
        <Trans>
          Counted today: <strong>{usedCount}</strong>
        </Trans>
      </span>
    </AriaButton>
  );
}
