import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Notice } from '../../design/components/Notice.tsx';
import { HeldNotice } from './HeldNotice.tsx';
import { useAwayCaseIds } from './use-decisions.ts';

export interface CaseDecisionProps {
  caseId: string;
  /** The person works for this shop. */
  isOwn: boolean;
  canDecide: boolean;
  /** The buttons. */
  children: ReactNode;
}

/** The place of the decision: the buttons, or why there are none. */
export function CaseDecision({ caseId, isOwn, canDecide, children }: CaseDecisionProps) {
  const { t } = useLingui();
  const isAway = useAwayCaseIds().includes(caseId);
  if (!canDecide) {
    return (
      <Notice tone="wait" isLive={false} title={t`You read as an auditor`}>
        <Trans>You see what the coordinators see. Decisions are theirs.</Trans>
      </Notice>
    );
  }
  if (isOwn) {
    return (
      <Notice tone="wait" isLive={false} title={t`This is your own shop`}>
        <Trans>
          Nobody decides on their own shop. Another coordinator will look at it; it stays in the queue.
        </Trans>
      </Notice>
    );
  }
  return isAway ? <HeldNotice caseId={caseId} /> : children;
}
