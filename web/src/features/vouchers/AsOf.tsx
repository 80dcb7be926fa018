import { Trans } from '@lingui/react/macro';
import { lastAnswerAt } from '../../apollo/offline-copy.ts';
import { useIsOnline } from '../../app/shell/OfflineBanner.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';

/** Without a signal: how old what is on the screen may be. */
export function AsOf() {
  const isOnline = useIsOnline();
  const at = lastAnswerAt();
  if (isOnline || at === null) return null;
  return (
    <p className="text-ink-soft">
      <Trans>
        As of <DateTime value={at} show="date-time" />
      </Trans>
    </p>
  );
}
