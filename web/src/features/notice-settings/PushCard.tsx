import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Bell, BellOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  beginPushHere,
  endPushHere,
  type PushHere,
  pushHere,
  pushKeysHere,
} from '../../lib/push-subscription.ts';
import { BeginPushDocument, EndPushDocument } from './notice-settings.generated.ts';

function usePush(publicKey: string) {
  const [state, setState] = useState<PushHere | null>(null);
  const [isPending, setIsPending] = useState(false);
  const [begin] = useMutation(BeginPushDocument);
  const [end] = useMutation(EndPushDocument);
  useEffect(() => {
    const look = async () => {
      setState(await pushHere());
      // The browser is subscribed, but perhaps for whoever used it before, or forgotten by the server: said again.
      const input = await pushKeysHere();
      if (input !== null) await begin({ variables: { input } });
    };
    look().catch(() => setState((known) => known ?? 'UNSUPPORTED'));
  }, [begin]);
  const attempt = async (work: () => Promise<void>) => {
    setIsPending(true);
    try {
      await work();
    } catch (cause) {
      showFailure(cause);
    }
    setState(await pushHere().catch(() => 'UNSUPPORTED' as const));
    setIsPending(false);
  };
  const turnOn = () =>
    attempt(async () => {
      const input = await beginPushHere(publicKey);
      if (input === null) return;
      const { data } = await begin({ variables: { input } });
      const result = data?.subscribeToPush;
      if (result?.__typename !== 'ValidationError') return;
      await endPushHere();
      showToast({ message: result.message, tone: 'stop' });
    });
  const turnOff = () =>
    attempt(async () => {
      const endpoint = await endPushHere();
      if (endpoint !== null) await end({ variables: { endpoint } });
    });
  return { state, isPending, turnOn, turnOff };
}

/** Notices on this phone: the browser asks for leave only when somebody has pressed the button. */
export function PushCard({ publicKey }: { publicKey: string }) {
  const { t } = useLingui();
  const { state, isPending, turnOn, turnOff } = usePush(publicKey);
  return (
    <Card title={t`On this phone`}>
      <div className="flex flex-col items-start gap-4">
        <p>
          <Trans>
            Nobody who sees your screen learns anything: no points, no deeds and no names are shown there.
          </Trans>
        </p>
        {state === 'ON' && (
          <>
            <p className="font-strong text-done">
              <Trans>You are told on this phone.</Trans>
            </p>
            <Button icon={BellOff} isPending={isPending} onPress={turnOff}>{t`Turn off here`}</Button>
          </>
        )}
        {state === 'OFF' && (
          <Button icon={Bell} variant="primary" isPending={isPending} onPress={turnOn}>
            {t`Tell me on this phone`}
          </Button>
        )}
        {state === 'BLOCKED' && (
          <Notice tone="wait" title={t`Notices are blocked here`}>
            <Trans>Allow notices for this site in the settings of your browser, then come back.</Trans>
          </Notice>
        )}
        {state === 'UNSUPPORTED' && (
          <p className="text-ink-soft">
            <Trans>
              This browser cannot show notices. On an iPhone, put the app on your home screen first.
            </Trans>
          </p>
        )}
      </div>
    </Card>
  );
}
