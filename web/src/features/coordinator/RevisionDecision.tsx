import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { ApproveOrReturn } from './ApproveOrReturn.tsx';
import { offerChangePresets } from './reason-presets.ts';
import { useCaseKeys } from './use-case-keys.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';
import { type AskedRevision, useRevisionDecision } from './use-revision-decision.ts';

/** Makes the change, or sends it back with a reason; the keys do the same. */
export function RevisionDecision({
  network,
  asked,
  mayDecide,
}: {
  network: CoordinatedNetwork;
  asked: AskedRevision;
  mayDecide: boolean;
}) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const firstReason = useRef<HTMLButtonElement>(null);
  const hold = useRevisionDecision(network, asked);
  const decide = (reason: string | null) => {
    hold(reason);
    void navigate(`/coordinator/${network.slug}?queue=offers`);
  };
  useCaseKeys({
    onNext: undefined,
    onPrevious: undefined,
    onApprove: mayDecide ? () => decide(null) : undefined,
    onReturn: mayDecide ? () => firstReason.current?.focus() : undefined,
  });
  return (
    <ApproveOrReturn
      approveLabel={t`Make this change`}
      onApprove={() => decide(null)}
      changePresets={offerChangePresets.map((preset) => i18n._(preset))}
      onReturn={decide}
      firstReasonRef={firstReason}
    />
  );
}
