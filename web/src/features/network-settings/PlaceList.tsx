import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { landmarksOf } from '../place-picker/landmarks.ts';
import { NameList } from './NameList.tsx';
import { PlacePoint } from './PlacePoint.tsx';
import {
  type NetworkSettingsQuery,
  PutNetworkPlaceDocument,
  RemoveNetworkPlaceDocument,
} from './settings.generated.ts';
import { useSettingAction } from './use-setting-action.ts';

export type SettingPlace = NonNullable<NetworkSettingsQuery['network']>['places'][number];

export interface PlaceListProps {
  places: readonly SettingPlace[];
  network: CoordinatedNetwork;
}

/** The villages and areas that shops can be in: one line to add, a pin for where each is. */
export function PlaceList({ places, network }: PlaceListProps) {
  const { t } = useLingui();
  const action = useSettingAction();
  const [put] = useMutation(PutNetworkPlaceDocument);
  const [remove] = useMutation(RemoveNetworkPlaceDocument);
  return (
    <NameList
      {...action}
      things={places.map((place) => ({ id: place.id, th: place.nameTh, en: place.nameEn, place }))}
      canChange={network.canDecide}
      label={t`Another village or area`}
      hint={t`Shops that apply choose from this list, instead of looking for themselves on a map.`}
      addLabel={t`Add it`}
      renderActions={({ place }, name) => (
        <PlacePoint
          place={place}
          name={name}
          network={network}
          landmarks={landmarksOf(
            places
              .filter(({ id }) => id !== place.id)
              .map((other) => ({ ...other, name: other.nameTh || other.nameEn })),
          )}
        />
      )}
      onAdd={(name) =>
        action.run(
          async () =>
            (await put({ variables: { input: { networkId: network.id, name } } })).data?.putNetworkPlace,
        )
      }
      onRemove={(placeId) =>
        void action.run(
          async () => (await remove({ variables: { input: { placeId } } })).data?.removeNetworkPlace,
        )
      }
    />
  );
}
