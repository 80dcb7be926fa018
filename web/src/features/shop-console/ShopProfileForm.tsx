import { useMutation } from '@apollo/client/react';
import { valibotResolver } from '@hookform/resolvers/valibot';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Controller, type FieldPath, useForm } from 'react-hook-form';
import { Button } from '../../design/components/Button.tsx';
import { PictureUpload } from '../../design/components/PictureUpload.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { usePictureArrival } from '../../design/components/use-picture-arrival.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { dropDraft, readDraft, useDraft } from '../../lib/form-draft.ts';
import { showRefusal } from '../../lib/form-refusal.ts';
import { ProfileFields } from './ProfileFields.tsx';
import {
  type ProfileValues,
  profileDraft,
  profileInput,
  profileSchema,
  valuesOfProfile,
} from './profile-values.ts';
import { type ShopProfileForm_merchantFragment, UpdateMerchantDocument } from './shop-profile.generated.ts';

const names: readonly FieldPath<ProfileValues>[] = [
  'description',
  'openingHours',
  'phone',
  'address',
  'picture',
];

/** The owner changes what members read about the shop. */
export function ShopProfileForm({ merchant }: { merchant: ShopProfileForm_merchantFragment }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const [updateMerchant] = useMutation(UpdateMerchantDocument);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const draftKey = `kwamdee.profile.${merchant.id}`;
  const form = useForm<ProfileValues>({
    resolver: valibotResolver(profileSchema),
    defaultValues: readDraft(draftKey, profileDraft) ?? valuesOfProfile(merchant, language),
  });
  const { control, handleSubmit, formState, setError, getValues } = form;
  const photo = usePictureArrival();
  useDraft(draftKey, form);

  const save = handleSubmit(async (values) => {
    setMessages([]);
    if (!(await photo.wait())) return;
    const input = profileInput({ ...values, picture: getValues('picture') }, language);
    try {
      const { data } = await updateMerchant({ variables: { input: { merchantId: merchant.id, ...input } } });
      const result = data?.updateMerchant;
      switch (result?.__typename) {
        case 'UpdateMerchantSuccess':
          dropDraft(draftKey);
          showToast({ message: t`Saved. Members see it now.`, tone: 'done' });
          return;
        case 'ValidationError':
          return setMessages(showRefusal(result, names, { pictureId: 'picture' }, setError));
        case 'ForbiddenError':
          return setMessages([result.message]);
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
      <ProfileFields form={form} />
      <RefusalNotice messages={messages} />
      <Button type="submit" variant="primary" size="large" isFullWidth isPending={formState.isSubmitting}>
        {t({ message: 'Save', context: 'shop profile' })}
      </Button>
    </form>
  );
}
