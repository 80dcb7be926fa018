import { valibotResolver } from '@hookform/resolvers/valibot';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type FieldPath, useForm } from 'react-hook-form';
import { Button } from '../../design/components/Button.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { RefusalNotice } from '../../design/components/RefusalNotice.tsx';
import { usePictureArrival } from '../../design/components/use-picture-arrival.ts';
import { useDraft } from '../../lib/form-draft.ts';
import { type FormRefusal, showRefusal } from '../../lib/form-refusal.ts';
import { OfferDetailFields } from './OfferDetailFields.tsx';
import { OfferMainFields } from './OfferMainFields.tsx';
import { OfferPreview } from './OfferPreview.tsx';
import { fieldByPath, type OfferValues, offerSchema } from './offer-values.ts';
import { PictureChoice } from './PictureChoice.tsx';
import { suggestPicture } from './suggest-picture.ts';

/** The picture that goes with the values: an upload, one of the app's, or the one that is there already. */
export type OfferPictureInput = { pictureId: string } | { pictureKey: string } | Record<never, never>;

export interface OfferFormProps {
  defaultValues: OfferValues;
  draftKey: string;
  shopName: string;
  /** The picture of the shop's kind, for a title that suggests none. */
  categoryPictureKey: string | null;
  currentPictureUrl?: string | undefined;
  isKindFixed?: boolean;
  /** The number changes elsewhere, at once. */
  isStockApart?: boolean;
  submitLabel: string;
  /** The second button; null where there is none. */
  draftLabel: string | null;
  /** Answers with a refusal, or null when it is done. */
  onSend: (values: OfferValues, picture: OfferPictureInput, isDraft: boolean) => Promise<FormRefusal | null>;
}

const names: readonly FieldPath<OfferValues>[] = [
  'title',
  'costPoints',
  'description',
  'stockTotal',
  'perMemberLimit',
  'fromDay',
  'untilDay',
  'validHours',
  'windows',
  'picture',
];

const underMore = [
  'stockTotal',
  'description',
  'perMemberLimit',
  'validHours',
  'fromDay',
  'untilDay',
  'windows',
] as const;

/** Title, points, send: three actions. The picture finds itself; the rest is under "More". */
export function OfferForm(props: OfferFormProps) {
  const { t } = useLingui();
  const form = useForm<OfferValues>({
    resolver: valibotResolver(offerSchema),
    defaultValues: props.defaultValues,
  });
  const { handleSubmit, formState, setError, setValue, watch, getValues } = form;
  const photo = usePictureArrival();
  const [messages, setMessages] = useState<readonly string[]>([]);
  const [sendsDraft, setSendsDraft] = useState(false);
  useDraft(props.draftKey, form);
  const values = watch();
  const keptUrl = values.pictureKey === null ? props.currentPictureUrl : undefined;
  const shownKey = values.pictureKey ?? suggestPicture(values.title, props.categoryPictureKey);
  const shownUrl = values.picture?.url ?? keptUrl;

  const send = (isDraft: boolean) =>
    handleSubmit(async (sent) => {
      setMessages([]);
      setSendsDraft(isDraft);
      if (!(await photo.wait())) return;
      const upload = getValues('picture');
      const picture =
        upload !== null
          ? { pictureId: upload.pictureId }
          : keptUrl !== undefined
            ? {}
            : { pictureKey: shownKey };
      const refused = await props.onSend(sent, picture, isDraft);
      if (refused === null) return;
      setMessages(showRefusal(refused, names, fieldByPath, setError));
    })();

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(false);
      }}
      className="grid items-start gap-6 tablet:grid-cols-[1fr_auto]"
    >
      <OfferMainFields form={form} />
      <div className="flex flex-wrap items-end gap-4 tablet:row-span-2 tablet:flex-col tablet:items-start">
        <OfferPreview
          title={values.title}
          shopName={props.shopName}
          costPoints={values.costPoints}
          isLoan={values.kind === 'HOLD'}
          picture={shownUrl === undefined ? { key: shownKey } : { url: shownUrl }}
        />
        <PictureChoice
          shownKey={shownKey}
          upload={values.picture}
          currentUrl={keptUrl}
          onKey={(key) => setValue('pictureKey', key, { shouldDirty: true })}
          onUpload={(picture) => setValue('picture', picture, { shouldDirty: true })}
          error={formState.errors.picture?.message}
          onArrival={photo.onUpload}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <Disclosure
          title={t`More`}
          hint={t`Number, description, lending, days`}
          opensWhen={underMore.some((name) => formState.errors[name] !== undefined)}
        >
          <OfferDetailFields
            form={form}
            isKindFixed={props.isKindFixed ?? false}
            isStockApart={props.isStockApart ?? false}
          />
        </Disclosure>
        <RefusalNotice messages={messages} />
        <div className="flex flex-col gap-3">
          <Button
            type="submit"
            variant="primary"
            size="large"
            isFullWidth
            isPending={formState.isSubmitting && !sendsDraft}
          >
            {props.submitLabel}
          </Button>
          {props.draftLabel !== null && (
            <Button
              isFullWidth
              isPending={formState.isSubmitting && sendsDraft}
              onPress={() => void send(true)}
            >
              {props.draftLabel}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
