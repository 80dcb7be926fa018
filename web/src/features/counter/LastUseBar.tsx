import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import type { CountedUse } from './answers.ts';
import { UndoButton } from './UndoButton.tsx';
import { useCountdown } from './use-countdown.ts';

export interface LastUseBarProps {
  use: CountedUse;
  isUndoing: boolean;
  onUndo: () => void;
}

/** What was counted last, above the scanner, for as long as it can be undone. */
export function LastUseBar({ use, isUndoing, onUndo }: LastUseBarProps) {
  const { t } = useLingui();
  const titleId = useId();
  const seconds = useCountdown(use.undoEndsAtMs);
  if (seconds === 0 && !isUndoing) return null;
  return (
    <div className="mx-3 mt-3 flex shrink-0 items-center gap-3 rounded-page bg-page p-2 text-ink">
      <OfferPicture picture={use.picture} size="thumb" />
      <p className="min-w-0 grow">
        <span id={titleId} className="line-clamp-1 font-strong">
          {use.title}
        </span>
        <span className="block text-done">{use.isLent ? t`Lent just now` : t`Counted just now`}</span>
      </p>
      <UndoButton
        size="regular"
        endsAtMs={use.undoEndsAtMs}
        isPending={isUndoing}
        describedBy={titleId}
        onPress={onUndo}
      />
    </div>
  );
}
