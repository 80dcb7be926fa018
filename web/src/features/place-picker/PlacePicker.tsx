import { useLingui } from '@lingui/react/macro';
import { LocateFixed, MapPinCheck } from 'lucide-react';
import { lazy, type Ref, Suspense, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import type { Landmark } from './draw-pin-map.ts';
import { formatMapPoint, type MapPoint, readMapPoint } from './map-point.ts';

const PinMap = lazy(() => import('./PinMap.tsx'));

/** A phone in the open finds itself well within this. */
const patienceMs = 15_000;

function askPosition(): Promise<GeolocationPosition> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, reject, {
      enableHighAccuracy: true,
      timeout: patienceMs,
      maximumAge: 60_000,
    });
  });
}

export interface PlacePickerProps {
  /** Coordinates or a link from a map, as typed; empty for none. */
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
  /** What the button says that takes the phone's position. */
  positionLabel: string;
  /** Places that people know, drawn on the map. */
  landmarks: readonly Landmark[];
  /** What the person can do when the position is not found. */
  otherwise: { denied: string; notFound: string };
}

/** A point: the phone's position, a pin on our own map, or typed. None needs a map to be dragged. */
export function PlacePicker(props: PlacePickerProps) {
  const { value, onChange, error, inputRef, positionLabel, landmarks, otherwise } = props;
  const { t } = useLingui();
  const [isLocating, setLocating] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [hasMap, setHasMap] = useState(false);
  const point = readMapPoint(value);
  const place = (at: MapPoint) => {
    setProblem(undefined);
    onChange(formatMapPoint(at));
  };

  async function takePosition(): Promise<void> {
    setLocating(true);
    setProblem(undefined);
    try {
      place((await askPosition()).coords);
    } catch (cause) {
      const isDenied = cause instanceof GeolocationPositionError && cause.code === cause.PERMISSION_DENIED;
      setProblem(isDenied ? otherwise.denied : otherwise.notFound);
    } finally {
      setLocating(false);
    }
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={LocateFixed} isPending={isLocating} onPress={() => void takePosition()}>
          {positionLabel}
        </Button>
        <p role="status" className="flex items-center gap-2 text-done">
          {point !== null && (
            <>
              <MapPinCheck aria-hidden className="size-5 shrink-0" />
              {t`Position noted: ${formatMapPoint(point)}`}
            </>
          )}
        </p>
      </div>
      {problem !== undefined && (
        <p role="alert" className="text-stop">
          {problem}
        </p>
      )}
      <Disclosure title={t`Point on a map`} opensWhen={error !== undefined} onOpen={() => setHasMap(true)}>
        {hasMap && (
          <Suspense fallback={<Skeleton shape="card" count={1} />}>
            <PinMap point={point} landmarks={landmarks} onPlace={place} />
          </Suspense>
        )}
        <TextField
          label={t`Coordinates, or a link from a map app`}
          placeholder="14.0307, 99.6812"
          autoComplete="off"
          value={value}
          onChange={onChange}
          {...(error === undefined ? {} : { error })}
          inputRef={inputRef}
        />
      </Disclosure>
    </div>
  );
}
