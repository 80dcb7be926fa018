import { Trans, useLingui } from '@lingui/react/macro';
import { CloudOff } from 'lucide-react';
import { Navigate, useLocation, useParams } from 'react-router';
import { signInPath } from '../../app/session/RequireSession.tsx';
import { useSession } from '../../app/session/viewer-context.ts';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CheckInAnswer } from './CheckInAnswer.tsx';
import { CheckInRefused } from './CheckInRefused.tsx';
import { useCheckIn } from './use-check-in.ts';

/** The scan is on the phone, and goes by itself. */
function Waiting({ onSend }: { onSend: () => void }) {
  return (
    <section role="status" className="passbook-page flex flex-col items-center gap-4 px-5 py-10 text-center">
      <CloudOff aria-hidden className="size-14 text-wait" />
      <h2 className="text-title">
        <Trans>Waiting to be sent</Trans>
      </h2>
      <p className="max-w-sm text-lead">
        <Trans>
          There is no signal. Your scan is kept on this phone and goes by itself, within a day after the
          event. You can put the phone away.
        </Trans>
      </p>
      <Button onPress={onSend}>
        <Trans>Try now</Trans>
      </Button>
    </section>
  );
}

/** `/c/:token`: what the phone's camera opens. Signed in, there is nothing more to do. */
export default function CheckInRoute() {
  const { t } = useLingui();
  const { token = '' } = useParams();
  const location = useLocation();
  const { viewer, isLoading, error } = useSession();
  // Who it is cannot be asked without a signal: the scan is kept for them.
  const viewerId = viewer?.id ?? (error === undefined ? undefined : null);
  const { outcome, sendAgain } = useCheckIn(token, viewerId);
  if (viewer === null && !isLoading && error === undefined)
    return <Navigate to={signInPath(location)} replace />;
  return (
    <Page title={t`Check-in`} width="narrow" isTitleHidden={outcome?.kind === 'done'}>
      {outcome === null && <Skeleton shape="card" count={2} />}
      {outcome?.kind === 'done' && <CheckInAnswer success={outcome.success} />}
      {outcome?.kind === 'refused' && <CheckInRefused refusal={outcome.refusal} />}
      {outcome?.kind === 'waiting' && <Waiting onSend={sendAgain} />}
      {outcome?.kind === 'failed' && <ErrorState error={outcome.error} onRetry={sendAgain} />}
    </Page>
  );
}
