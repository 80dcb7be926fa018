import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { MapPinCheck, MapPinPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { IconButton } from '../../design/components/IconButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import type { Landmark } from '../place-picker/draw-pin-map.ts';
import { formatMapPoint, type MapPoint, readMapPoint } from '../place-picker/map-point.ts';
import { PlacePicker } from '../place-picker/PlacePicker.tsx';
import type { SettingPlace } from './PlaceList.tsx';
import { PutNetworkPlaceDocument } from './settings.generated.ts';
import { useSettingAction } from './use-setting-action.ts';

export interface PlacePointProps {
  place: SettingPlace;
  /** As the reader's language has it. */
  name: string;
  network: CoordinatedNetwork;
  landmarks: readonly Landmark[];
}

function pointOf({ latitude, longitude }: SettingPlace): MapPoint | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** Where a village is: whether it has a point, and a sheet to give it one. */
export function PlacePoint({ place, name, network, landmarks }: PlacePointProps) {
  const { t } = useLingui();
  const known = pointOf(place);
  const [isOpen, setOpen] = useState(false);
  if (!network.canDecide) {
    return known === null ? null : <span className="text-ink-soft">{formatMapPoint(known)}</span>;
  }
  return (
    <>
      <IconButton
        icon={known === null ? MapPinPlus : MapPinCheck}
        label={known === null ? t`Say where ${name} is` : t`Where ${name} is: ${formatMapPoint(known)}`}
        onPress={() => setOpen(true)}
      />
      <Sheet title={t`Where is ${name}?`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <PointForm place={place} networkId={network.id} landmarks={landmarks} onDone={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

interface PointFormProps {
  place: SettingPlace;
  networkId: string;
  landmarks: readonly Landmark[];
  onDone: () => void;
}

function PointForm({ place, networkId, landmarks, onDone }: PointFormProps) {
  const { t } = useLingui();
  const known = pointOf(place);
  const [text, setText] = useState(known === null ? '' : formatMapPoint(known));
  const { isPending, refusal, run } = useSettingAction();
  const [put] = useMutation(PutNetworkPlaceDocument);
  const point = readMapPoint(text);
  const isWrong = text.trim() !== '' && point === null;

  async function save(at: MapPoint | null): Promise<void> {
    const input = {
      ...{ networkId, placeId: place.id, name: { th: place.nameTh, en: place.nameEn } },
      ...{ latitude: at?.latitude ?? null, longitude: at?.longitude ?? null },
    };
    const isDone = await run(async () => (await put({ variables: { input } })).data?.putNetworkPlace);
    if (!isDone) return;
    showToast({ message: t`It is set.`, tone: 'done' });
    onDone();
  }

  return (
    <div className="flex flex-col gap-5 pb-4">
      <PlacePicker
        value={text}
        onChange={setText}
        error={isWrong ? t`There is no point in this. Coordinates look like 14.0307, 99.6812` : undefined}
        positionLabel={t`I am there: use my position`}
        landmarks={landmarks}
        otherwise={{
          denied: t`This page may not use the position. Put a pin on the map instead.`,
          notFound: t`The position was not found. Put a pin on the map, or try again outdoors.`,
        }}
      />
      {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button
          variant="primary"
          isPending={isPending}
          isDisabled={point === null}
          onPress={() => void save(point)}
        >
          <Trans>Set it</Trans>
        </Button>
        {known !== null && (
          <Button variant="quiet" isPending={isPending} onPress={() => void save(null)}>
            <Trans>Take the point away</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}
