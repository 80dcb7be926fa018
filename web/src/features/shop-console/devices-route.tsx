import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { TabletSmartphone } from 'lucide-react';
import { useState } from 'react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { AddDevice } from './AddDevice.tsx';
import {
  CounterDevicesDocument,
  type DeviceList_merchantFragment,
  DeviceList_merchantFragmentDoc,
  RevokeCounterDeviceDocument,
} from './counter-devices.generated.ts';
import { ForManagers } from './ForManagers.tsx';
import { mayManage, useShopId } from './use-shop.ts';

type Device = NonNullable<DeviceList_merchantFragment['counterDevices']>[number];

function DeviceList({
  merchant,
  mayTakeAway,
}: {
  merchant: FragmentType<DeviceList_merchantFragment>;
  mayTakeAway: boolean;
}) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: DeviceList_merchantFragmentDoc, from: merchant });
  const [asked, setAsked] = useState<Device | null>(null);
  const [revoke, { loading }] = useMutation(RevokeCounterDeviceDocument);
  const devices = complete ? (data.counterDevices ?? []) : [];

  async function takeAway(deviceId: string): Promise<void> {
    try {
      const answer = await revoke({ variables: { input: { merchantId: data.id ?? '', deviceId } } });
      const result = answer.data?.revokeCounterDevice;
      if (result !== undefined && result.__typename !== 'RevokeCounterDeviceSuccess') {
        showToast({ message: result.message, tone: 'stop' });
      }
      setAsked(null);
    } catch (error) {
      showFailure(error);
    }
  }

  if (devices.length === 0) {
    return (
      <EmptyState picture="fluent:mobile-phone" title={t`No device stands at the counter yet`}>
        {t`A tablet or an old phone will do: all who work here share it, each with their own number.`}
      </EmptyState>
    );
  }
  return (
    <Card>
      <List label={t`Counter devices`}>
        {devices.map((device) => (
          <ListRow
            key={device.id}
            start={<TabletSmartphone aria-hidden className="size-8 shrink-0 text-ink-soft" />}
            title={device.name}
            hint={
              device.session === null ? (
                <Trans>
                  Locked, last seen <DateTime value={device.lastSeenAt} show="date-time" />
                </Trans>
              ) : (
                <Trans>{device.session.shownName} is at the counter</Trans>
              )
            }
            end={
              mayTakeAway && (
                <Button variant="quiet" onPress={() => setAsked(device)}>
                  {t({ message: 'Take away', context: 'counter device' })}
                </Button>
              )
            }
          />
        ))}
      </List>
      <Dialog
        title={t`Take “${asked?.name ?? ''}” away from the counter?`}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        actions={
          <>
            <Button onPress={() => setAsked(null)}>{t`Leave it`}</Button>
            <Button variant="primary" isPending={loading} onPress={() => void takeAway(asked?.id ?? '')}>
              {t`Yes, take it away`}
            </Button>
          </>
        }
      >
        {t`It can then check nothing any more, wherever it is. It can be paired again with a new code.`}
      </Dialog>
    </Card>
  );
}

/** `/shop/:merchantId/devices`: the tablets that are the shop's counter. The owner adds them and takes them away. */
export default function CounterDevicesRoute() {
  const { t } = useLingui();
  const merchantId = useShopId();
  const { data, error, refetch } = useQuery(CounterDevicesDocument, {
    variables: { merchantId },
    fetchPolicy: 'cache-and-network',
  });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data !== undefined && (shop === null || shop.viewerStaffRole === null)) return <NotFoundPage />;
  if (shop !== null && !mayManage(shop.viewerStaffRole)) return <ForManagers merchantId={merchantId} />;
  const isOwner = shop?.viewerStaffRole === 'OWNER';
  return (
    <Page
      title={t`Counter devices`}
      width="narrow"
      back={{ to: `/shop/${merchantId}/staff`, label: t`People at the shop` }}
    >
      {shop === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="row" count={3} />)}
      {shop !== null && (
        <div className="flex flex-col gap-5">
          <DeviceList merchant={shop} mayTakeAway={isOwner} />
          {isOwner && <AddDevice merchantId={merchantId} onChange={() => void refetch()} />}
          {!isOwner && <p className="text-ink-soft">{t`The owner adds devices and takes them away.`}</p>}
        </div>
      )}
    </Page>
  );
}
