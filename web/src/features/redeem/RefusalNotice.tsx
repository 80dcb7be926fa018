import { Trans } from '@lingui/react/macro';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import type { RedeemPanel_offerFragment } from './redeem-panel.generated.ts';
import type { Refusal } from './refusal.ts';
import { useRefusalWords } from './refusal-words.tsx';
import { SimilarOffers } from './SimilarOffers.tsx';

export interface RefusalNoticeProps {
  refusal: Refusal;
  offer: RedeemPanel_offerFragment;
  /** True when it answers a press: it is then read out. */
  isAnswer: boolean;
}

function NextStep({ refusal, offer }: Pick<RefusalNoticeProps, 'refusal' | 'offer'>) {
  const { slug } = offer.merchant.network;
  if (refusal.reason === 'limit-reached') {
    return (
      <LinkButton to="/vouchers">
        <Trans>See my vouchers</Trans>
      </LinkButton>
    );
  }
  if (refusal.reason === 'not-a-member' && refusal.standing === 'none') {
    return (
      <LinkButton variant="primary" to={`/n/${slug}`}>
        <Trans>Join {offer.merchant.network.name}</Trans>
      </LinkButton>
    );
  }
  return null;
}

const withAlternatives: ReadonlySet<Refusal['reason']> = new Set([
  'not-open',
  'closed',
  'sold-out',
  'limit-reached',
  'points-missing',
]);

function hasNextStep(refusal: Refusal): boolean {
  return (
    refusal.reason === 'limit-reached' || (refusal.reason === 'not-a-member' && refusal.standing === 'none')
  );
}

/** Why not, in words, what to do about it, and what can be had instead. */
export function RefusalNotice({ refusal, offer, isAnswer }: RefusalNoticeProps) {
  const { title, body } = useRefusalWords(refusal);
  return (
    <div className="flex flex-col gap-4">
      <Notice
        tone={refusal.reason === 'points-missing' || refusal.reason === 'visitor' ? 'points' : 'wait'}
        title={title}
        isLive={isAnswer}
        action={hasNextStep(refusal) && <NextStep refusal={refusal} offer={offer} />}
      >
        {body}
      </Notice>
      {withAlternatives.has(refusal.reason) && (
        <SimilarOffers
          networkSlug={offer.merchant.network.slug}
          offerId={offer.id}
          merchantId={offer.merchant.id}
        />
      )}
    </div>
  );
}
