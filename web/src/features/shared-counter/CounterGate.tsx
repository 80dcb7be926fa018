import { useApolloClient, useMutation } from '@apollo/client/react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Navigate, useLocation } from 'react-router';
import { signInPath } from '../../app/session/RequireSession.tsx';
import { offerSignInPrompt } from '../../app/session/sign-in-again.ts';
import { useSession } from '../../app/session/viewer-context.ts';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { LockCounterDocument } from './counter-device.generated.ts';
import { type CounterLock, CounterLockContext } from './counter-lock-context.ts';
import { LockScreen } from './LockScreen.tsx';
import { useCounterDevice } from './use-counter-device.ts';

/**
 * Who may see the counter of a shop: a person who is signed in (whether they work there the counter itself finds out), or
 * whoever has opened this device. Else the lock screen stands in front of it, or the sign-in.
 */
export function CounterGate({ merchantId, children }: { merchantId: string; children: ReactNode }) {
  const { viewer, isLoading } = useSession();
  if (viewer !== null) return children;
  if (isLoading) return <Waiting />;
  return <DeviceGate merchantId={merchantId}>{children}</DeviceGate>;
}

function Waiting() {
  return (
    <div className="mx-auto max-w-xl p-4 pt-8">
      <Skeleton shape="card" />
    </div>
  );
}

function DeviceGate({ merchantId, children }: { merchantId: string; children: ReactNode }) {
  const location = useLocation();
  const { device, error, refetch } = useCounterDevice();
  useLockPrompt(refetch, device?.session != null);
  if (device === undefined) return error ? <ErrorState error={error} onRetry={refetch} /> : <Waiting />;
  if (device === null || device.shop.merchantId !== merchantId) {
    return device === null ? (
      <Navigate to={signInPath(location)} replace />
    ) : (
      <Navigate to={`/counter/${device.shop.merchantId}`} replace />
    );
  }
  if (device.session === null) return <LockScreen device={device} />;
  return (
    <Opened deviceId={device.id} shownName={device.session.shownName}>
      {children}
    </Opened>
  );
}

function Opened({
  deviceId,
  shownName,
  children,
}: {
  deviceId: string;
  shownName: string;
  children: ReactNode;
}) {
  const client = useApolloClient();
  const [lockCounter] = useMutation(LockCounterDocument);
  const lock = useMemo<CounterLock>(() => {
    const send = async () => {
      try {
        await lockCounter({ variables: { input: { deviceId } } });
        // The next one sees nothing of what this one saw.
        client.cache.evict({ fieldName: 'node' });
      } catch (error) {
        showFailure(error);
      }
    };
    return { shownName, lock: () => void send() };
  }, [client, deviceId, lockCounter, shownName]);
  return <CounterLockContext value={lock}>{children}</CounterLockContext>;
}

/**
 * An operation that found the counter locked waits for the next who opens it: the lock screen is shown in place of the
 * shell's sign-in, and with the right number the operation is sent again.
 */
function useLockPrompt(refetch: () => void, isOpen: boolean): void {
  const waiting = useRef<((isOpen: boolean) => void)[]>([]);
  useEffect(
    () =>
      offerSignInPrompt(
        () =>
          new Promise<boolean>((resolve) => {
            waiting.current.push(resolve);
            refetch();
          }),
      ),
    [refetch],
  );
  useEffect(() => {
    if (!isOpen) return;
    for (const resolve of waiting.current.splice(0)) resolve(true);
  }, [isOpen]);
}
