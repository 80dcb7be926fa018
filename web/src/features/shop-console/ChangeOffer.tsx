import type { FragmentType } from '@apollo/client';
import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { dropDraft, readDraft } from '../../lib/form-draft.ts';
import type { FormRefusal } from '../../lib/form-refusal.ts';
import { OfferForm, type OfferPictureInput } from './OfferForm.tsx';
import type { OfferForm_offerFragment } from './offer-form.generated.ts';
import { type OfferValues, offerDraft, offerInput, valuesOfOffer } from './offer-values.ts';
import { ProposeOfferChangesDocument } from './revision.generated.ts';
import { useOfferFormData } from './use-offer-form-data.ts';

export interface ChangeOfferProps {
  offer: FragmentType<OfferForm_offerFragment>;
  shopName: string;
  categoryPictureKey: string | null;
}

interface ChangeFormProps extends Omit<ChangeOfferProps, 'offer'> {
  offer: OfferForm_offerFragment;
  onDone: () => void;
}

function ChangeForm({ offer, shopName, categoryPictureKey, onDone }: ChangeFormProps) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const [propose] = useMutation(ProposeOfferChangesDocument);
  const draftKey = `kwamdee.offer-change.${offer.id}`;

  async function send(values: OfferValues, picture: OfferPictureInput): Promise<FormRefusal | null> {
    // The number and who bears the cost are not among it: they change at once, in their own places.
    const { stockTotal: _, costRule: __, ...terms } = offerInput(values, language);
    try {
      const { data } = await propose({ variables: { input: { offerId: offer.id, ...terms, ...picture } } });
      const result = data?.result;
      switch (result?.__typename) {
        case 'OfferChangesSuccess':
          dropDraft(draftKey);
          showToast({
            message: result.isChanged ? t`Changed.` : t`Sent. Members see it as it was until then.`,
            tone: 'done',
          });
          onDone();
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
      <p className="pb-4 text-ink-soft">
        {t`Members redeem it as it is until a coordinator has looked. Vouchers that they hold stay as they were.`}
      </p>
      <OfferForm
        defaultValues={readDraft(draftKey, offerDraft) ?? valuesOfOffer(offer, language)}
        draftKey={draftKey}
        shopName={shopName}
        categoryPictureKey={categoryPictureKey}
        currentPictureUrl={offer.picture?.url ?? undefined}
        isKindFixed
        isStockApart
        submitLabel={t`Send the change`}
        draftLabel={null}
        onSend={send}
      />
    </Card>
  );
}

/** An offer that members redeem: what it says can be changed, by way of the coordinators. */
export function ChangeOffer({ offer, ...shop }: ChangeOfferProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const data = useOfferFormData(offer);
  if (data === null) return null;
  return isOpen ? (
    <ChangeForm {...shop} offer={data} onDone={() => setOpen(false)} />
  ) : (
    <div>
      <Button icon={PenLine} onPress={() => setOpen(true)}>
        {t`Change what it says`}
      </Button>
    </div>
  );
}
