import { valibotResolver } from '@hookform/resolvers/valibot';
import { useLingui } from '@lingui/react/macro';
import { Send } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Controller, type FieldPath, useForm } from 'react-hook-form';
import { Button } from '../../design/components/Button.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PictureUpload } from '../../design/components/PictureUpload.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { usePictureArrival } from '../../design/components/use-picture-arrival.ts';
import { bindField, setServerErrors } from '../../lib/field-binding.ts';
import { useDraft } from '../../lib/form-draft.ts';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import { type ApplicationValues, applicationSchema, fieldByPath } from './application-form.ts';
import { CategoryTiles } from './CategoryTiles.tsx';
import { PlaceFields } from './PlaceFields.tsx';

/** What the server said no to: to be shown at its fields, or above the button when it concerns none. */
export interface ApplicationRefusal {
  message: string;
  fields: readonly { path: readonly string[]; message: string }[];
  /** The next step, where there is one. */
  action?: ReactNode;
}

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
  submitLabel: string;
  /** Sends it; answers with a refusal, or null when it is on its way. */
  onSend: (values: ApplicationValues) => Promise<ApplicationRefusal | null>;
}

const names: readonly FieldPath<ApplicationValues>[] = [
  'name',
  'phone',
  'category',
  'address',
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
  submitLabel,
  onSend,
}: ApplicationFormProps) {
  const { t } = useLingui();
  const form = useForm<ApplicationValues>({ resolver: valibotResolver(applicationSchema), defaultValues });
  const { control, handleSubmit, formState, setError, watch, setValue, getValues } = form;
  const photo = usePictureArrival();
  const [refusal, setRefusal] = useState<{ messages: readonly string[]; action?: ReactNode }>();
  useDraft(draftKey, form);
  const slug = slugOf(watch('networkId'));

  const send = handleSubmit(async (values) => {
    setRefusal(undefined);
    if (!(await photo.wait())) return;
    const refused = await onSend({ ...values, picture: getValues('picture') });
    if (refused === null) return;
    const renamed = refused.fields.map(({ path, message }) => ({
      path: path.map((part) => fieldByPath[part] ?? part),
      message,
    }));
    const homeless = setServerErrors(
      renamed,
      renderNetwork === undefined ? names : ['networkId', ...names],
      setError,
    );
    const messages = refused.fields.length === 0 ? [refused.message] : homeless;
    if (messages.length > 0) setRefusal({ messages, action: refused.action });
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
                },
                error: fieldState.error?.message,
              })}
            </>
          )}
        />
      )}
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
      {slug !== undefined && (
        <Controller
          control={control}
          name="category"
          render={({ field, fieldState }) => (
            <CategoryTiles
              networkSlug={slug}
              name={field.name}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              error={fieldState.error?.message}
            />
          )}
        />
      )}
      <PlaceFields form={form} />
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
      <Disclosure
        title={t`More about the shop`}
        hint={t`English name, a few words for the members`}
        opensWhen={formState.errors.description !== undefined}
      >
        <Controller
          control={control}
          name="otherName"
          render={({ field, fieldState }) => (
            <TextField label={t`Name in English (optional)`} {...bindField(field, fieldState)} />
          )}
        />
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
      </Disclosure>
      {refusal && (
        <Notice tone="stop" action={refusal.action}>
          {refusal.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Notice>
      )}
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
