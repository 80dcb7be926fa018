import { Trans, useLingui } from '@lingui/react/macro';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { ScanEventButton } from './ScanEventButton.tsx';
import type { CheckInRefusal } from './send-check-in.ts';

function NextStep({ refusal }: { refusal: CheckInRefusal }) {
  switch (refusal.__typename) {
    case 'CheckInCodeError':
    case 'EventNotOpenError':
      return <ScanEventButton />;
    case 'NotAMemberError':
      return (
        <LinkButton to="/networks" variant="primary">
          <Trans>Join the community</Trans>
        </LinkButton>
      );
    case 'ForbiddenError':
    case 'IdempotencyConflictError':
      return (
        <LinkButton to="/events" variant="primary">
          <Trans>To the events</Trans>
        </LinkButton>
      );
    default:
      return refusal satisfies never;
  }
}

/** Why not, in the server's words, and what to do now. */
export function CheckInRefused({ refusal }: { refusal: CheckInRefusal }) {
  const { t } = useLingui();
  const opensAt = refusal.__typename === 'EventNotOpenError' ? refusal.opensAt : null;
  return (
    <EmptyState
      picture="fluent:handshake"
      title={t`Not checked in yet`}
      action={<NextStep refusal={refusal} />}
    >
      {refusal.message}
      {opensAt != null && (
        <>
          {' '}
          <Trans>
            From <DateTime value={opensAt} show="date-time" />.
          </Trans>
        </>
      )}
    </EmptyState>
  );
}
