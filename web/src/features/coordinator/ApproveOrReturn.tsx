import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { type ReactNode, type Ref, useId } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ReasonPicker } from './ReasonPicker.tsx';

export interface ApproveOrReturnProps {
  approveLabel: string;
  onApprove: () => void;
  changePresets: readonly string[];
  onReturn: (reason: string) => void;
  /** The first reason: where R leads. */
  firstReasonRef: Ref<HTMLButtonElement>;
  /** What else goes with own words of return. */
  ownTextExtra?: ReactNode;
  /** Rarer decisions. */
  children?: ReactNode;
}

/** The decision on a case that waits: one press approves, one press returns it with a reason. */
export function ApproveOrReturn({
  approveLabel,
  onApprove,
  changePresets,
  onReturn,
  firstReasonRef,
  ownTextExtra,
  children,
}: ApproveOrReturnProps) {
  const { t } = useLingui();
  const hintId = useId();
  return (
    <Card title={t`Your decision`}>
      <div className="flex flex-col gap-4">
        <Button variant="done" size="large" icon={Check} isFullWidth onPress={onApprove}>
          {approveLabel}
        </Button>
        <section aria-labelledby={hintId}>
          <h3 id={hintId} className="font-strong">{t`Or ask for changes`}</h3>
          <p className="pb-1 text-ink-soft">{t`Press a sentence: the shop gets it as it stands.`}</p>
          <ReasonPicker
            label={t`Reasons to ask for changes`}
            presets={changePresets}
            sendLabel={t`Ask for changes`}
            onPick={onReturn}
            firstRef={firstReasonRef}
            ownTextExtra={ownTextExtra}
          />
        </section>
        {children}
      </div>
    </Card>
  );
}
