import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { NameList } from './NameList.tsx';
import { PlaceList } from './PlaceList.tsx';
import { SettingHistory } from './SettingHistory.tsx';
import { SettingRow } from './SettingRow.tsx';
import {
  NetworkSettingsDocument,
  type NetworkSettingsQuery,
  PutChecklistItemDocument,
  RemoveChecklistItemDocument,
} from './settings.generated.ts';
import { useSettingAction } from './use-setting-action.ts';

type Found = NonNullable<NetworkSettingsQuery['network']>;

interface PartProps {
  found: Found;
  network: CoordinatedNetwork;
}

function Checklist({ found, network }: PartProps) {
  const { t } = useLingui();
  const action = useSettingAction();
  const [put] = useMutation(PutChecklistItemDocument);
  const [remove] = useMutation(RemoveChecklistItemDocument);
  return (
    <NameList
      {...action}
      things={found.checklist.map(({ id, labelTh, labelEn }) => ({ id, th: labelTh, en: labelEn }))}
      canChange={network.canDecide}
      label={t`Something else to look at`}
      addLabel={t`Add it`}
      onAdd={(label) =>
        action.run(
          async () =>
            (await put({ variables: { input: { networkId: network.id, label } } })).data?.putChecklistItem,
        )
      }
      onRemove={(itemId) =>
        void action.run(
          async () => (await remove({ variables: { input: { itemId } } })).data?.removeChecklistItem,
        )
      }
    />
  );
}

function SettingsPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(NetworkSettingsDocument, { variables: { slug: network.slug } });
  const found = data?.network;
  return (
    <Page title={t`Rules of the network`} lead={network.name} width="regular">
      {!found && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {!found && error === undefined && <Skeleton shape="card" count={3} />}
      {found && (
        <div className="flex flex-col gap-6">
          <Card title={t`Rules`}>
            <ul className="divide-y divide-rule">
              {found.settings.map((entry) => (
                <SettingRow key={entry.setting} entry={entry} network={network} />
              ))}
            </ul>
          </Card>
          <Card title={t`Looked at before a shop is taken in`}>
            <Checklist found={found} network={network} />
          </Card>
          <Card title={t`Villages and areas`}>
            <PlaceList places={found.places} network={network} />
          </Card>
          <Disclosure title={t`What was changed, and by whom`}>
            <SettingHistory slug={network.slug} />
          </Disclosure>
        </div>
      )}
    </Page>
  );
}

/** `/coordinator/:slug/settings`: the rules that coordinators set, and every change of them. */
export default function NetworkSettingsRoute() {
  return <CoordinatorScreen>{(network) => <SettingsPage network={network} />}</CoordinatorScreen>;
}
