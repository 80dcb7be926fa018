import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef } from 'react';
import { failureOf } from '../../apollo/failure.ts';
import { useSession } from '../../app/session/viewer-context.ts';
import { Notice } from '../../design/components/Notice.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';
import type { RedeemPanel_offerFragment } from './redeem-panel.generated.ts';
import { refusalBefore } from './refusal.ts';
import type { Redeeming } from './use-redeem.ts';

function Failed({ error }: { error: unknown }) {
  const { t } = useLingui();
  const { cause, reference } = failureOf(error);
  return (
    <Notice tone="stop" title={cause === 'offline' ? t`No answer came` : t`Something went wrong on our side`}>
      <Trans>Press again when you are ready: it is charged once, and you get the same voucher.</Trans>
      {reference !== null && (
        <p className="pt-1">
          <Trans>
            Reference number <span className="font-strong select-all">{reference}</span>
          </Trans>
        </p>
      )}
    </Notice>
  );
}

/** An answer to a press comes into view: on a small phone it would stand below the fold. */
function InView({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div ref={place}>{children}</div>;
}

/** What stands between the person and the voucher: nothing, a reason known before, or the answer to a press. */
export function RedeemAnswer({
  offer,
  redeeming,
}: {
  offer: RedeemPanel_offerFragment;
  redeeming: Redeeming;
}) {
  const { t } = useLingui();
  const { viewer } = useSession();
  const { state } = redeeming;
  if (state.step === 'failed') {
    return (
      <InView>
        <Failed error={state.error} />
      </InView>
    );
  }
  if (state.step === 'refused') {
    return (
      <InView>
        <RefusalNotice refusal={state.refusal} offer={offer} isAnswer />
      </InView>
    );
  }
  if (state.step === 'ready' && state.isUnsure) {
    return (
      <InView>
        <Notice tone="wait" title={t`The last try got no answer`} isLive={false}>
          <Trans>
            Press once more: if it went through you see its voucher, and nothing is charged again.
          </Trans>
        </Notice>
      </InView>
    );
  }
  const refusal = refusalBefore(offer, viewer !== null);
  // Visitors read it on the button.
  if (refusal === null || refusal.reason === 'visitor') return null;
  return <RefusalNotice refusal={refusal} offer={offer} isAnswer={false} />;
}
