import type { FragmentType } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { dropDraft, readDraft } from '../../lib/form-draft.ts';
import type { FormRefusal } from '../../lib/form-refusal.ts';
import { OfferForm, type OfferPictureInput } from './OfferForm.tsx';
import type { OfferForm_offerFragment } from './offer-form.generated.ts';
import { type OfferValues, offerDraft, offerInput, valuesOfOffer } from './offer-values.ts';
import { UpdateOfferDocument } from './shop-offer.generated.ts';
import { useOfferFormData } from './use-offer-form-data.ts';
import { useOfferStep } from './use-offer-step.ts';

export interface EditOfferProps {
  offer: FragmentType<OfferForm_offerFragment>;
  shopName: string;
  categoryPictureKey: string | null;
}

/** A draft, or an offer that was sent back: change it, and send it. */
export function EditOffer({ offer, shopName, categoryPictureKey }: EditOfferProps) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const [updateOffer] = useMutation(UpdateOfferDocument);
  const data = useOfferFormData(offer);
  const { take } = useOfferStep(data?.id ?? '');
  if (data === null) return null;
  const draftKey = `kwamdee.offer.${data.id}`;
  const { id } = data;

  async function send(
    values: OfferValues,
    picture: OfferPictureInput,
    isDraft: boolean,
  ): Promise<FormRefusal | null> {
    try {
      const answer = await updateOffer({
        variables: { input: { offerId: id, ...offerInput(values, language), ...picture } },
      });
      const result = answer.data?.updateOffer;
      switch (result?.__typename) {
        case 'UpdateOfferSuccess':
          dropDraft(draftKey);
          if (isDraft) showToast({ message: t`Kept as a draft.`, tone: 'done' });
          else await take('submit');
          return null;
        case 'ValidationError':
          return { message: result.message, fields: result.fields };
        case 'StateError':
        case 'ForbiddenError':
          return { message: result.message, fields: [] };
        case undefined:
          return null;
        default:
          return result satisfies never;
      }
    } catch (error) {
      showFailure(error);
      return null;
    }
  }

  return (
    <Card title={t`Change it`}>
      <OfferForm
        defaultValues={readDraft(draftKey, offerDraft) ?? valuesOfOffer(data, language)}
        draftKey={draftKey}
        shopName={shopName}
        categoryPictureKey={categoryPictureKey}
        currentPictureUrl={data.picture?.url ?? undefined}
        isKindFixed
        submitLabel={t`Save and send for approval`}
        draftLabel={t`Save, send later`}
        onSend={send}
      />
    </Card>
  );
}
