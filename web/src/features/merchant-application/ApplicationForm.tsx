import { valibotResolver } from '@hookform/resolvers/valibot';
import { useLingui } from '@lingui/react/macro';
import { Send } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Controller, type FieldPath, useForm } from 'react-hook-form';
import { Button } from '../../design/components/Button.tsx';
import { PictureUpload } from '../../design/components/PictureUpload.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { usePictureArrival } from '../../design/components/use-picture-arrival.ts';
import { useDraft } from '../../lib/form-draft.ts';
import { type FormRefusal, showRefusal } from '../../lib/form-refusal.ts';
import { type ApplicationValues, applicationSchema, fieldByPath } from './application-form.ts';
import { PlaceFields } from './PlaceFields.tsx';
import type { MerchantField } from './revise-application.generated.ts';
import { SameShopHint } from './SameShopHint.tsx';
import { AboutFields, ShopFields } from './ShopFields.tsx';

export interface ApplicationFormProps {
  defaultValues: ApplicationValues;
  /** Where this tab keeps what is filled in. */
  draftKey: string;
  /** The network's slug by its id: its kinds of shops are offered. */
  slugOf: (networkId: string) => string | undefined;
  /** The choice of the network, where there is one. */
  renderNetwork?: (bound: {
    value: string;
    onChange: (networkId: string) => void;
    error: string | undefined;
  }) => ReactNode;
  currentPictureUrl?: string | undefined;
  /** The parts that can be filled in; left out: all. */
  only?: readonly MerchantField[];
  submitLabel: string;
  /** Sends it; answers with a refusal, or null when it is on its way. */
  onSend: (values: ApplicationValues) => Promise<FormRefusal | null>;
}

const names: readonly FieldPath<ApplicationValues>[] = [
  'name',
  'phone',
  'category',
  'address',
  'placeId',
  'point',
  'picture',
  'description',
];

/** Name, phone, kind, place, photo, send: six actions. */
export function ApplicationForm({
  defaultValues,
  draftKey,
  slugOf,
  renderNetwork,
  currentPictureUrl,
  only,
  submitLabel,
  onSend,
}: ApplicationFormProps) {
  const { t } = useLingui();
  const has = (field: MerchantField) => only === undefined || only.includes(field);
  const form = useForm<ApplicationValues>({
    resolver: valibotResolver(applicationSchema(has('PLACE'))),
    defaultValues,
  });
  const { control, handleSubmit, formState, setError, watch, setValue, getValues } = form;
  const photo = usePictureArrival();
  const [messages, setMessages] = useState<readonly string[]>([]);
  useDraft(draftKey, form);
  const networkSlug = slugOf(watch('networkId'));

  const send = handleSubmit(async (values) => {
    setMessages([]);
    if (!(await photo.wait())) return;
    const refused = await onSend({ ...values, picture: getValues('picture') });
    if (refused === null) return;
    const shown = renderNetwork === undefined ? names : (['networkId', ...names] as const);
    setMessages(showRefusal(refused, shown, fieldByPath, setError));
  });

  return (
    <form noValidate onSubmit={(event) => void send(event)} className="flex flex-col gap-6">
      {renderNetwork && (
        <Controller
          control={control}
          name="networkId"
          render={({ field, fieldState }) => (
            <>
              {renderNetwork({
                value: field.value,
                onChange: (networkId) => {
                  field.onChange(networkId);
                  setValue('category', '');
                  setValue('placeId', '');
                },
                error: fieldState.error?.message,
              })}
            </>
          )}
        />
      )}
      <ShopFields form={form} networkSlug={networkSlug} has={has} />
      {has('PLACE') && <PlaceFields form={form} networkSlug={networkSlug} />}
      {only === undefined && <SameShopHint values={watch()} networkSlug={networkSlug} />}
      {has('PICTURE') && (
        <Controller
          control={control}
          name="picture"
          render={({ field, fieldState }) => (
            <PictureUpload
              label={t`A photo of the shop`}
              hint={t`The front or the counter, so that people find it. You can add it later too.`}
              value={field.value}
              onChange={field.onChange}
              error={fieldState.error?.message}
              currentUrl={currentPictureUrl}
              onUpload={photo.onUpload}
            />
          )}
        />
      )}
      {(has('NAME') || has('DESCRIPTION')) && <AboutFields form={form} has={has} />}
      <RefusalNotice messages={messages} />
      <Button
        type="submit"
        variant="primary"
        size="large"
        icon={Send}
        isFullWidth
        isPending={formState.isSubmitting}
      >
        {submitLabel}
      </Button>
    </form>
  );
}
