import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  type AddPasskeyOutcome,
  addPasskey,
  listPasskeys,
  removePasskey,
  type SavedPasskey,
} from './account-access.ts';
import { deviceName } from './device-name.ts';
import { useRemoteList } from './use-remote-list.ts';

function useRefusalWords(outcome: AddPasskeyOutcome | null): string | null {
  const { t } = useLingui();
  switch (outcome) {
    case null:
    case 'added':
      return null;
    case 'turned-down':
      return t`No passkey was made. You can go on with your password, or try again.`;
    case 'already-there':
      return t`This device has a passkey for your account already.`;
    case 'sign-in-again':
      return t`To be sure that it is you, sign out, sign in again, then add the passkey.`;
    case 'unreachable':
      return t`The connection did not work. Try again.`;
    default:
      return outcome satisfies never;
  }
}

function PasskeyRow({ passkey, onRemove }: { passkey: SavedPasskey; onRemove: () => Promise<void> }) {
  const { t } = useLingui();
  const [isRemoving, setIsRemoving] = useState(false);
  const name = passkey.name ?? t`Passkey`;
  return (
    <ListRow
      start={<KeyRound aria-hidden className="size-6 shrink-0 text-ink-soft" />}
      title={<span translate="no">{name}</span>}
      {...(passkey.createdAt === null
        ? {}
        : {
            hint: (
              <Trans>
                Added <DateTime value={passkey.createdAt} />
              </Trans>
            ),
          })}
      end={
        <Button
          isPending={isRemoving}
          onPress={async () => {
            setIsRemoving(true);
            await onRemove();
            setIsRemoving(false);
          }}
        >
          {t`Remove`}
          <span className="sr-only"> {name}</span>
        </Button>
      }
    />
  );
}

/** Signing in by fingerprint, face or the phone's own lock, in place of a password. */
export function PasskeysCard() {
  const { t } = useLingui();
  const { items, error, reload } = useRemoteList(listPasskeys);
  const [isAdding, setIsAdding] = useState(false);
  const [outcome, setOutcome] = useState<AddPasskeyOutcome | null>(null);
  const refusal = useRefusalWords(outcome);

  const add = async () => {
    setIsAdding(true);
    const result = await addPasskey(deviceName(navigator.userAgent) ?? t`My device`);
    setOutcome(result);
    if (result === 'added') {
      showToast({ message: t`The passkey is ready. Next time, sign in with it.`, tone: 'done' });
      await reload();
    }
    setIsAdding(false);
  };
  const remove = async (passkey: SavedPasskey) => {
    try {
      await removePasskey(passkey.id);
    } catch (cause) {
      showFailure(cause);
    }
    await reload();
  };

  return (
    <Card title={t`Passkeys`}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft">
          <Trans>
            Sign in with the fingerprint, face or screen lock of your phone. We never see any of these: the
            phone keeps them.
          </Trans>
        </p>
        {items === undefined && error !== undefined && <ErrorState error={error} onRetry={reload} />}
        {items === undefined && error === undefined && <Skeleton shape="row" count={1} />}
        {items !== undefined && items.length > 0 && (
          <List label={t`Passkeys`}>
            {items.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} onRemove={() => remove(passkey)} />
            ))}
          </List>
        )}
        {refusal !== null && <Notice tone="wait">{refusal}</Notice>}
        {typeof window.PublicKeyCredential === 'function' ? (
          <div>
            <Button
              icon={KeyRound}
              isPending={isAdding}
              onPress={add}
            >{t`Add a passkey on this device`}</Button>
          </div>
        ) : (
          <p className="text-ink-soft">
            <Trans>This browser cannot keep passkeys. Your password works as ever.</Trans>
          </p>
        )}
      </div>
    </Card>
  );
}
