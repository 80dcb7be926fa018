import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { windowsInWords } from '../offers/weekly-words.ts';
import { type OfferFacts_offerFragment, OfferFacts_offerFragmentDoc } from './offer-facts.generated.ts';

type Offer = OfferFacts_offerFragment;

function Dates({ availableFrom, availableUntil }: Pick<Offer, 'availableFrom' | 'availableUntil'>) {
  if (availableFrom !== null && availableUntil !== null) {
    return (
      <Trans>
        <DateTime value={availableFrom} /> to <DateTime value={availableUntil} />
      </Trans>
    );
  }
  if (availableFrom !== null) {
    return (
      <Trans>
        From <DateTime value={availableFrom} /> on
      </Trans>
    );
  }
  if (availableUntil !== null) {
    return (
      <Trans>
        Until <DateTime value={availableUntil} />
      </Trans>
    );
  }
  return <Trans>From approval, with no end</Trans>;
}

/** What approving the offer means for the network's purse. */
function CostBearer({ rule }: { rule: NonNullable<Offer['costRule']> }) {
  if (rule.bearer === 'SHOP') return <Trans>The shop: the network owes nothing</Trans>;
  if (rule.bearer === 'NETWORK') return <Trans>The network, all of it</Trans>;
  return <Trans>The network {rule.networkPercent}%, the shop the rest</Trans>;
}

/** What a coordinator weighs besides the look: number, limit, dates, and the shop behind it. */
export function OfferFacts({ offer, slug }: { offer: FragmentType<OfferFacts_offerFragment>; slug: string }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { data, complete } = useFragment({ fragment: OfferFacts_offerFragmentDoc, from: offer });
  if (!complete) return null;
  const { merchant, stockTotal, perMemberLimit } = data;
  return (
    <Card title={t`Facts`}>
      <KeyValue
        items={[
          {
            label: t`Shop`,
            value: (
              <Link
                to={`/coordinator/${slug}/merchants/${merchant.id}`}
                className="inline-flex min-h-target items-center underline underline-offset-4"
              >
                {merchant.name}
              </Link>
            ),
          },
          { label: t`Category`, value: merchant.category.name },
          {
            label: t`Other offers of this shop`,
            value: <Plural value={merchant.offers.totalCount} _0="None" one="# live" other="# live" />,
          },
          { label: t`Kind`, value: data.kind === 'HOLD' ? t`Lent for held points` : t`For points` },
          {
            label: t({ message: 'How many there are', context: 'facts' }),
            value:
              stockTotal === null ? (
                t`No limit`
              ) : (
                <Plural value={stockTotal} one="# piece" other="# pieces" />
              ),
          },
          {
            label: t`At most for one member`,
            value:
              perMemberLimit === null ? (
                t`No limit`
              ) : (
                <Plural value={perMemberLimit} one="# piece" other="# pieces" />
              ),
          },
          ...(data.kind === 'SPEND' && data.costRule !== null
            ? [{ label: t`Who bears the cost`, value: <CostBearer rule={data.costRule} /> }]
            : []),
          {
            label: t`When`,
            value: <Dates availableFrom={data.availableFrom} availableUntil={data.availableUntil} />,
          },
          ...(data.weeklyWindows.length === 0
            ? []
            : [{ label: t`Days and hours`, value: windowsInWords(data.weeklyWindows, locale).join(', ') }]),
          ...(data.submittedAt === null
            ? []
            : [{ label: t`Handed in`, value: <DateTime value={data.submittedAt} show="date-time" /> }]),
        ]}
      />
    </Card>
  );
}
