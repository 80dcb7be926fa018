import { Trans, useLingui } from '@lingui/react/macro';
import { LaptopMinimal, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useSignOut } from '../../app/session/use-sign-out.ts';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { type DeviceSession, endAllSessions, endSession, listSessions } from './account-access.ts';
import { deviceName, isHandheld } from './device-name.ts';
import { useRemoteList } from './use-remote-list.ts';

function SessionRow({ session, onEnd }: { session: DeviceSession; onEnd: () => Promise<void> }) {
  const { t } = useLingui();
  const [isEnding, setIsEnding] = useState(false);
  const Icon = isHandheld(session.userAgent) ? Smartphone : LaptopMinimal;
  const name = deviceName(session.userAgent) ?? t`Another program`;
  const end = async () => {
    setIsEnding(true);
    await onEnd();
    setIsEnding(false);
  };
  return (
    <ListRow
      start={<Icon aria-hidden className="size-6 shrink-0 text-ink-soft" />}
      title={<span translate="no">{name}</span>}
      hint={
        session.isThisDevice ? (
          <Badge tone="done">{t`This device`}</Badge>
        ) : (
          <Trans>
            Last used <DateTime value={session.lastUsedAt} show="relative" />
          </Trans>
        )
      }
      end={
        session.isThisDevice ? undefined : (
          <Button isPending={isEnding} onPress={end}>
            {t`Sign out`}
            <span className="sr-only"> {name}</span>
          </Button>
        )
      }
    />
  );
}

/** Where this person is signed in, and the way to end it: a phone that was lent or lost. */
export function SessionsCard() {
  const { t } = useLingui();
  const { items, error, reload } = useRemoteList(listSessions);
  const signOut = useSignOut();
  const [isEndingAll, setIsEndingAll] = useState(false);

  const end = async (session: DeviceSession) => {
    try {
      await endSession(session.token);
      showToast({ message: t`That device is signed out.`, tone: 'done' });
    } catch (cause) {
      showFailure(cause);
    }
    await reload();
  };
  const endAll = async () => {
    setIsEndingAll(true);
    try {
      await endAllSessions();
      await signOut();
    } catch (cause) {
      showFailure(cause);
      setIsEndingAll(false);
    }
  };

  return (
    <Card title={t`Where you are signed in`}>
      {items === undefined && error !== undefined && <ErrorState error={error} onRetry={reload} />}
      {items === undefined && error === undefined && <Skeleton shape="row" count={1} />}
      {items !== undefined && (
        <div className="flex flex-col gap-4">
          <List label={t`Signed-in devices`}>
            {items.map((session) => (
              <SessionRow key={session.id} session={session} onEnd={() => end(session)} />
            ))}
          </List>
          <div>
            <Button isPending={isEndingAll} onPress={endAll}>{t`Sign out everywhere`}</Button>
          </div>
        </div>
      )}
    </Card>
  );
}
