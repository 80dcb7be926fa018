import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearchParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { dropDraft, readDraft } from '../../lib/form-draft.ts';
import type { FormRefusal } from '../../lib/form-refusal.ts';
import { ForManagers } from './ForManagers.tsx';
import {
  CreateOfferDocument,
  NewOfferDocument,
  type NewOfferQuery,
  OfferToRepeatDocument,
} from './new-offer.generated.ts';
import { OfferForm, type OfferPictureInput } from './OfferForm.tsx';
import { emptyOffer, type OfferValues, offerDraft, offerInput, valuesToRepeat } from './offer-values.ts';
import { useOfferFormData } from './use-offer-form-data.ts';
import { mayManage, useShopId } from './use-shop.ts';

type Shop = Extract<NewOfferQuery['node'], { __typename: 'Merchant' }>;

interface NewOfferFormProps {
  shop: Shop;
  defaultValues: OfferValues;
  draftKey: string;
}

function NewOfferForm({ shop, defaultValues, draftKey }: NewOfferFormProps) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [createOffer] = useMutation(CreateOfferDocument);
  // A shop that waits for its own approval can prepare; it submits when it is approved.
  const maySubmit = shop.status === 'APPROVED';

  async function send(
    values: OfferValues,
    picture: OfferPictureInput,
    isDraft: boolean,
  ): Promise<FormRefusal | null> {
    try {
      const { data } = await createOffer({
        variables: {
          input: {
            merchantId: shop.id,
            kind: values.kind,
            submit: maySubmit && !isDraft,
            ...offerInput(values, language),
            ...picture,
          },
        },
      });
      const result = data?.createOffer;
      switch (result?.__typename) {
        case 'CreateOfferSuccess': {
          dropDraft(draftKey);
          const words = {
            LIVE: t`It is open for redeeming.`,
            SUBMITTED: t`Sent. A coordinator looks at it.`,
            DRAFT: t`Kept as a draft.`,
          };
          const { state } = result.offer;
          const message = state === 'LIVE' || state === 'SUBMITTED' ? words[state] : words.DRAFT;
          showToast({ message, tone: 'done' });
          await navigate(`/shop/${shop.id}/offers/${result.offer.id}`, { replace: true });
          return null;
        }
        case 'ValidationError':
          return { message: result.message, fields: result.fields };
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
    <OfferForm
      defaultValues={defaultValues}
      draftKey={draftKey}
      shopName={shop.name}
      categoryPictureKey={shop.category.picture?.key ?? null}
      submitLabel={maySubmit ? t`Send for approval` : t`Keep as a draft`}
      draftLabel={maySubmit ? t`Keep as a draft` : null}
      onSend={send}
    />
  );
}

/** What the network's policy says of an offer that says nothing. */
function ruleOf({ defaultCostRule }: Shop): OfferValues['costRule'] {
  if (defaultCostRule === null) return null;
  const { bearer, networkPercent } = defaultCostRule;
  return { bearer, networkPercent };
}

/** Starts from what this tab holds, or from the offer that is to be repeated. */
function NewOffer({ shop, repeatedId }: { shop: Shop; repeatedId: string | null }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(OfferToRepeatDocument, {
    variables: { offerId: repeatedId ?? '' },
    skip: repeatedId === null,
  });
  const repeated = useOfferFormData(data?.node?.__typename === 'Offer' ? data.node : null);
  const draftKey = `kwamdee.new-offer.${shop.id}.${repeatedId ?? ''}`;
  if (repeatedId !== null && repeated === null) {
    return error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />;
  }
  const start =
    repeated === null ? { ...emptyOffer, costRule: ruleOf(shop) } : valuesToRepeat(repeated, language);
  return (
    <div className="flex flex-col gap-5">
      {shop.status !== 'APPROVED' && (
        <Notice isLive={false}>
          {shop.status === 'SUSPENDED'
            ? t`Your shop is on pause. You can prepare offers as drafts and send them afterwards.`
            : t`Your shop waits for its approval. You can prepare offers as drafts and send them afterwards.`}
        </Notice>
      )}
      <Card>
        <NewOfferForm
          shop={shop}
          draftKey={draftKey}
          defaultValues={readDraft(draftKey, offerDraft) ?? start}
        />
      </Card>
    </div>
  );
}

/** `/shop/:merchantId/offers/new`, with `?from=offer_…` for a copy of another. */
export default function NewOfferRoute() {
  const { t } = useLingui();
  const merchantId = useShopId();
  const [search] = useSearchParams();
  const { data, error, refetch } = useQuery(NewOfferDocument, { variables: { merchantId } });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data !== undefined && (shop === null || shop.viewerStaffRole === null)) return <NotFoundPage />;
  if (shop !== null && !mayManage(shop.viewerStaffRole)) return <ForManagers merchantId={merchantId} />;
  return (
    <Page
      title={t`New offer`}
      back={{ to: `/shop/${merchantId}/offers`, label: t`Our offers` }}
      lead={t`Say what the member gets, and for how many points. A coordinator looks at it before it opens.`}
    >
      {shop !== null && <NewOffer shop={shop} repeatedId={search.get('from')} />}
      {shop === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />)}
    </Page>
  );
}
