import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { LocateFixed, MapPinCheck } from 'lucide-react';
import { useState } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { Button } from '../../design/components/Button.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { Select } from '../../design/components/Select.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { bindField } from '../../lib/field-binding.ts';
import type { ApplicationValues } from './application-form.ts';
import { ApplyPlacesDocument } from './apply.generated.ts';
import { formatMapPoint, readMapPoint } from './map-point.ts';

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

interface PlaceFieldsProps {
  form: UseFormReturn<ApplicationValues>;
  /** Its villages and areas are offered; none while no network is chosen. */
  networkSlug: string | undefined;
}

/**
 * Where the shop is: a village of the network's list, an address in words, the phone's position, or a point from a map. One
 * of them is enough, and none needs a map to be dragged.
 */
export function PlaceFields({ form, networkSlug }: PlaceFieldsProps) {
  const { t } = useLingui();
  const { control, setValue, watch, clearErrors } = form;
  const [isLocating, setLocating] = useState(false);
  const [problem, setProblem] = useState<string>();
  const point = readMapPoint(watch('point'));
  const { data } = useQuery(ApplyPlacesDocument, {
    variables: { slug: networkSlug ?? '' },
    skip: networkSlug === undefined,
  });
  const places = data?.network?.places ?? [];

  async function takePosition(): Promise<void> {
    setLocating(true);
    setProblem(undefined);
    try {
      const { coords } = await askPosition();
      setValue('point', formatMapPoint(coords), { shouldDirty: true });
      clearErrors(['address', 'point']);
    } catch (cause) {
      const isDenied = cause instanceof GeolocationPositionError && cause.code === cause.PERMISSION_DENIED;
      setProblem(
        isDenied
          ? t`This page may not use the position. Write the address instead.`
          : t`The position was not found. Write the address, or try again outdoors.`,
      );
    } finally {
      setLocating(false);
    }
  }

  return (
    <div className="flex flex-col gap-3">
      {places.length > 0 && (
        <Controller
          control={control}
          name="placeId"
          render={({ field, fieldState }) => (
            <Select
              label={t`Village or area`}
              options={[
                { id: '', label: t`Choose from the list` },
                ...places.map(({ id, name }) => ({ id, label: name })),
              ]}
              {...bindField(field, fieldState)}
              onChange={(id) => {
                field.onChange(id);
                clearErrors(['address', 'point']);
              }}
            />
          )}
        />
      )}
      <Controller
        control={control}
        name="address"
        render={({ field, fieldState }) => (
          <TextField
            label={t`Where the shop is`}
            hint={t`House number, village, or a landmark: “beside the temple’s rear gate”`}
            autoComplete="street-address"
            {...bindField(field, fieldState)}
          />
        )}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button icon={LocateFixed} isPending={isLocating} onPress={() => void takePosition()}>
          {t`I am at the shop: use my position`}
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
      <Disclosure title={t`Point on a map`} opensWhen={form.formState.errors.point !== undefined}>
        <Controller
          control={control}
          name="point"
          render={({ field, fieldState }) => (
            <TextField
              label={t`Coordinates, or a link from a map app`}
              placeholder="14.0307, 99.6812"
              autoComplete="off"
              {...bindField(field, fieldState)}
            />
          )}
        />
      </Disclosure>
    </div>
  );
}
