import { useLingui } from '@lingui/react/macro';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { PointsField } from '../../design/components/PointsField.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { bindField } from '../../lib/field-binding.ts';
import type { OfferValues } from './offer-values.ts';

/** All that an offer needs: what, and for how many points. */
export function OfferMainFields({ form: { control } }: { form: UseFormReturn<OfferValues> }) {
  const { t } = useLingui();
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Controller
        control={control}
        name="title"
        render={({ field, fieldState }) => (
          <TextField
            label={t`What the member gets`}
            placeholder={t`One bowl of boat noodles`}
            autoComplete="off"
            {...bindField(field, fieldState)}
          />
        )}
      />
      <Controller
        control={control}
        name="costPoints"
        render={({ field, fieldState }) => {
          const bound = bindField(field, fieldState);
          return (
            <PointsField
              label={t`For how many points`}
              {...bound}
              minValue={1}
              step={1}
              value={field.value ?? Number.NaN}
              onChange={(next) => field.onChange(Number.isNaN(next) ? null : next)}
            />
          );
        }}
      />
    </div>
  );
}
