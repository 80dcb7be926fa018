import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../../design/components/IconButton.tsx';
import type { CaseNeighbours } from './next-case.ts';

export interface CaseNavigationProps {
  neighbours: CaseNeighbours;
  onGo: (caseId: string) => void;
}

/** "2 of 5", and one case back or on. */
export function CaseNavigation({ neighbours, onGo }: CaseNavigationProps) {
  const { t } = useLingui();
  const { previousId, nextId, position, waitingCount } = neighbours;
  if (waitingCount === 0 || (position === null && nextId === null)) return null;
  const step = (id: string | null) => () => {
    if (id !== null) onGo(id);
  };
  return (
    <div className="flex items-center gap-2">
      <IconButton
        variant="outline"
        icon={ChevronLeft}
        label={t`Previous case`}
        isDisabled={previousId === null}
        onPress={step(previousId)}
      />
      <span className="min-w-16 text-center text-ink-soft">
        {position === null ? (
          <Trans>{waitingCount} waiting</Trans>
        ) : (
          <Trans>
            {position} of {waitingCount}
          </Trans>
        )}
      </span>
      <IconButton
        variant="outline"
        icon={ChevronRight}
        label={t`Next case`}
        isDisabled={nextId === null}
        onPress={step(nextId)}
      />
    </div>
  );
}
