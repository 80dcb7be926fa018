import { Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { codeAddress } from './code-address.ts';
import { useDeskCodes } from './use-desk-codes.ts';

const size = 360;

/** The code that people scan: as large as the screen lets it, black on white, another one every half minute. */
export function DeskCode({ eventId }: { eventId: string }) {
  const { t } = useLingui();
  const { current, printedToken, isLoading, error, retry } = useDeskCodes(eventId);
  const token = printedToken ?? current?.token;
  if (isLoading) return <Skeleton shape="card" count={2} />;
  if (token === undefined) {
    return error === undefined ? (
      <Notice tone="stop" title={t`The code has run out`}>
        <Trans>
          This device has been without a connection for ten minutes. Connect it, and the code is back.
        </Trans>
      </Notice>
    ) : (
      <ErrorState error={error} onRetry={retry} />
    );
  }
  return (
    <div className="flex flex-col items-center gap-3 text-center">
      <QrCode value={codeAddress(token)} label={t`The code to check in`} size={size} />
      <p className="text-lead">
        <Trans>Open the phone’s camera and point it here.</Trans>
      </p>
      {printedToken === null ? (
        <p className="text-ink-soft tabular-nums">
          {error === undefined ? (
            <Trans>A new code in {current?.secondsLeft ?? 0} s</Trans>
          ) : (
            <Trans>No connection: the code goes on for up to ten minutes.</Trans>
          )}
        </p>
      ) : (
        <LinkButton to={`/events/${eventId}/sheet`} icon={Printer}>
          <Trans>Print the sheet</Trans>
        </LinkButton>
      )}
    </div>
  );
}
