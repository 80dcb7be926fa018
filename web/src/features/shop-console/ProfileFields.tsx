import { useLingui } from '@lingui/react/macro';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { bindField } from '../../lib/field-binding.ts';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import { OtherLanguageFields } from './OtherLanguageFields.tsx';
import type { ProfileValues } from './profile-values.ts';

/** What members read about the shop, in the language of the screen first. */
export function ProfileFields({ form }: { form: UseFormReturn<ProfileValues> }) {
  const { t } = useLingui();
  const { control } = form;
  return (
    <>
      <Controller
        control={control}
        name="description"
        render={({ field, fieldState }) => (
          <TextArea
            label={t`About the shop`}
            hint={t`What you make or sell, what people come for`}
            rows={4}
            countLimit={2000}
            {...bindField(field, fieldState)}
          />
        )}
      />
      <Controller
        control={control}
        name="openingHours"
        render={({ field, fieldState }) => (
          <TextField
            label={t`Opening hours`}
            placeholder={t`Every day 6:00–14:00, closed on holy days`}
            {...bindField(field, fieldState)}
          />
        )}
      />
      <Controller
        control={control}
        name="phone"
        render={({ field, fieldState }) => {
          const bound = bindField(field, fieldState);
          return (
            <TextField
              label={t`Phone number of the shop`}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              {...bound}
              onChange={(text: string) => bound.onChange(formatThaiPhone(text))}
            />
          );
        }}
      />
      <Controller
        control={control}
        name="address"
        render={({ field, fieldState }) => (
          <TextField label={t`Where the shop is`} {...bindField(field, fieldState)} />
        )}
      />
      <OtherLanguageFields form={form} />
    </>
  );
}
