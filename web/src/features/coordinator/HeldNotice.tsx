import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { decisionHold } from './pending-decisions.ts';
import { useHeldDecisions } from './use-decisions.ts';

/** Stands in the place of the buttons while this case's decision waits to be sent. */
export function HeldNotice({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const decision = useHeldDecisions().find((each) => each.caseId === caseId);
  if (decision === undefined) {
    return (
      <Notice tone="done" title={t`Decided`}>
        <Trans>The decision is on its way.</Trans>
      </Notice>
    );
  }
  return (
    <Notice
      tone="done"
      title={decision.summary}
      action={<Button onPress={() => decisionHold.undo(decision.id)}>{t`Undo`}</Button>}
    >
      <Trans>It is sent in a moment. Until then nothing has changed.</Trans>
    </Notice>
  );
}
