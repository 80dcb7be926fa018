import { useMutation } from '@apollo/client/react';
import { valibotResolver } from '@hookform/resolvers/valibot';
import { t as message } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Controller, type FieldPath, useForm } from 'react-hook-form';
import * as v from 'valibot';
import { Button } from '../../design/components/Button.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PictureUpload } from '../../design/components/PictureUpload.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { usePictureArrival } from '../../design/components/use-picture-arrival.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { bindField, setServerErrors } from '../../lib/field-binding.ts';
import { dropDraft, readDraft, useDraft } from '../../lib/form-draft.ts';
import { fieldsOf, localizedText } from '../../lib/one-language.ts';
import { formatThaiPhone, isPhone } from '../../lib/thai-phone.ts';
import { type ShopProfileForm_merchantFragment, UpdateMerchantDocument } from './shop-profile.generated.ts';

const draft = v.object({
  description: v.string(),
  otherDescription: v.string(),
  openingHours: v.string(),
  otherOpeningHours: v.string(),
  phone: v.string(),
  address: v.string(),
  picture: v.nullable(v.object({ pictureId: v.string(), url: v.string() })),
});

type ProfileValues = v.InferOutput<typeof draft>;

const schema = v.object({
  ...draft.entries,
  phone: v.pipe(
    v.string(),
    v.check(isPhone, () => message`A number to call, for example 081-234-5678`),
  ),
});

const names: readonly FieldPath<ProfileValues>[] = [
  'description',
  'openingHours',
  'phone',
  'address',
  'picture',
];

/** What members read about the shop. */
export function ShopProfileForm({ merchant }: { merchant: ShopProfileForm_merchantFragment }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const [updateMerchant] = useMutation(UpdateMerchantDocument);
  const [refusal, setRefusal] = useState<string>();
  const draftKey = `kwamdee.profile.${merchant.id}`;
  const description = fieldsOf({ th: merchant.descriptionTh, en: merchant.descriptionEn }, language);
  const hours = fieldsOf({ th: merchant.openingHoursTh ?? '', en: merchant.openingHoursEn ?? '' }, language);
  const form = useForm<ProfileValues>({
    resolver: valibotResolver(schema),
    defaultValues: readDraft(draftKey, draft) ?? {
      description: description.main,
      otherDescription: description.other,
      openingHours: hours.main,
      otherOpeningHours: hours.other,
      phone: formatThaiPhone(merchant.phone),
      address: merchant.address ?? '',
      picture: null,
    },
  });
  const { control, handleSubmit, formState, setError, getValues } = form;
  const photo = usePictureArrival();
  useDraft(draftKey, form);

  const save = handleSubmit(async (values) => {
    setRefusal(undefined);
    if (!(await photo.wait())) return;
    const picture = getValues('picture');
    try {
      const { data } = await updateMerchant({
        variables: {
          input: {
            merchantId: merchant.id,
            description: localizedText(values.description, values.otherDescription, language),
            openingHours: localizedText(values.openingHours, values.otherOpeningHours, language),
            phone: values.phone,
            address: values.address.trim() === '' ? null : values.address.trim(),
            ...(picture === null ? {} : { pictureId: picture.pictureId }),
          },
        },
      });
      const result = data?.updateMerchant;
      switch (result?.__typename) {
        case 'UpdateMerchantSuccess':
          dropDraft(draftKey);
          showToast({ message: t`Saved. Members see it now.`, tone: 'done' });
          return;
        case 'ValidationError': {
          const fields = result.fields.map(({ path, message: words }) => ({
            path: path.map((part) => (part === 'pictureId' ? 'picture' : part)),
            message: words,
          }));
          setRefusal(setServerErrors(fields, names, setError)[0]);
          return;
        }
        case 'ForbiddenError':
          setRefusal(result.message);
          return;
        case undefined:
          return;
        default:
          result satisfies never;
      }
    } catch (error) {
      showFailure(error);
    }
  });

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-6">
      <Controller
        control={control}
        name="picture"
        render={({ field, fieldState }) => (
          <PictureUpload
            label={t`Picture of the shop`}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message}
            currentUrl={merchant.picture?.url ?? undefined}
            onUpload={photo.onUpload}
          />
        )}
      />
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
      <Disclosure title={t`In English`} hint={t`For guests who do not read Thai`}>
        <Controller
          control={control}
          name="otherDescription"
          render={({ field, fieldState }) => (
            <TextArea label={t`About the shop, in English`} {...bindField(field, fieldState)} />
          )}
        />
        <Controller
          control={control}
          name="otherOpeningHours"
          render={({ field, fieldState }) => (
            <TextField label={t`Opening hours, in English`} {...bindField(field, fieldState)} />
          )}
        />
      </Disclosure>
      {refusal !== undefined && <Notice tone="stop">{refusal}</Notice>}
      <Button type="submit" variant="primary" size="large" isFullWidth isPending={formState.isSubmitting}>
        {t({ message: 'Save', context: 'shop profile' })}
      </Button>
    </form>
  );
}
