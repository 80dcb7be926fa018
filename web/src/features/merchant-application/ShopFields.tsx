import { useLingui } from '@lingui/react/macro';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { bindField } from '../../lib/field-binding.ts';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import type { ApplicationValues } from './application-form.ts';
import { CategoryTiles } from './CategoryTiles.tsx';
import type { MerchantField } from './revise-application.generated.ts';

interface ShopFieldsProps {
  form: UseFormReturn<ApplicationValues>;
  /** Its kinds of shops are offered; none while no network is chosen. */
  networkSlug: string | undefined;
  /** Which parts the form asks for. */
  has: (field: MerchantField) => boolean;
}

/** Whose shop it is: name, phone, kind. */
export function ShopFields({ form: { control }, networkSlug, has }: ShopFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      {has('NAME') && (
        <Controller
          control={control}
          name="name"
          render={({ field, fieldState }) => (
            <TextField
              label={t`Name of the shop`}
              autoComplete="organization"
              {...bindField(field, fieldState)}
            />
          )}
        />
      )}
      {has('PHONE') && (
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
                placeholder="081-234-5678"
                {...bound}
                onChange={(text: string) => bound.onChange(formatThaiPhone(text))}
              />
            );
          }}
        />
      )}
      {networkSlug !== undefined && has('CATEGORY') && (
        <Controller
          control={control}
          name="category"
          render={({ field, fieldState }) => (
            <CategoryTiles
              networkSlug={networkSlug}
              name={field.name}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              error={fieldState.error?.message}
            />
          )}
        />
      )}
    </>
  );
}

/** What most do without at first: the English name, a few words. */
export function AboutFields({
  form,
  has,
}: {
  form: UseFormReturn<ApplicationValues>;
  has: (field: MerchantField) => boolean;
}) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const { control } = form;
  return (
    <Disclosure
      title={t`More about the shop`}
      hint={
        language === 'th'
          ? t`English name, a few words for the members`
          : t`Thai name, a few words for the members`
      }
      opensWhen={form.formState.errors.description !== undefined}
    >
      {has('NAME') && (
        <Controller
          control={control}
          name="otherName"
          render={({ field, fieldState }) => (
            <TextField
              label={language === 'th' ? t`Name in English (optional)` : t`Name in Thai (optional)`}
              {...bindField(field, fieldState)}
            />
          )}
        />
      )}
      {has('DESCRIPTION') && (
        <Controller
          control={control}
          name="description"
          render={({ field, fieldState }) => (
            <TextArea
              label={t`About the shop (optional)`}
              hint={t`What you make or sell, what people come for`}
              {...bindField(field, fieldState)}
            />
          )}
        />
      )}
    </Disclosure>
  );
}
