import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { Select } from '../../design/components/Select.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { bindField } from '../../lib/field-binding.ts';
import { landmarksOf } from '../place-picker/landmarks.ts';
import { PlacePicker } from '../place-picker/PlacePicker.tsx';
import type { ApplicationValues } from './application-form.ts';
import { ApplyPlacesDocument } from './apply.generated.ts';

interface PlaceFieldsProps {
  form: UseFormReturn<ApplicationValues>;
  /** Its villages and areas are offered; none while no network is chosen. */
  networkSlug: string | undefined;
}

/**
 * Where the shop is: a village of the network's list, an address in words, the phone's position, or a pin on a map. One
 * of them is enough, and none needs a map to be dragged.
 */
export function PlaceFields({ form, networkSlug }: PlaceFieldsProps) {
  const { t } = useLingui();
  const { control, clearErrors } = form;
  const { data } = useQuery(ApplyPlacesDocument, {
    variables: { slug: networkSlug ?? '' },
    skip: networkSlug === undefined,
  });
  const places = data?.network?.places ?? [];

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
      <Controller
        control={control}
        name="point"
        render={({ field, fieldState }) => (
          <PlacePicker
            value={field.value}
            onChange={(value) => {
              field.onChange(value);
              clearErrors(['address', 'point']);
            }}
            error={fieldState.error?.message}
            inputRef={field.ref}
            positionLabel={t`I am at the shop: use my position`}
            landmarks={landmarksOf(places)}
            otherwise={{
              denied: t`This page may not use the position. Write the address instead.`,
              notFound: t`The position was not found. Write the address, or try again outdoors.`,
            }}
          />
        )}
      />
    </div>
  );
}
