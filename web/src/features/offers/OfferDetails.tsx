import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { HandHelping, Store } from 'lucide-react';
import { Link } from 'react-router';
import { DateTime } from '../../design/components/DateTime.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { StockBar } from '../../design/components/StockBar.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { Distance } from '../place/Distance.tsx';
import { type OfferDetails_offerFragment, OfferDetails_offerFragmentDoc } from './offer-details.generated.ts';
import { windowsInWords } from './weekly-words.ts';

const hoursOfDay = 24;

/** How long a voucher is good for, in the largest unit that is exact. */
function ValidFor({ hours }: { hours: number }) {
  return hours % hoursOfDay === 0 ? (
    <Plural value={hours / hoursOfDay} one="# day after redeeming" other="# days after redeeming" />
  ) : (
    <Plural value={hours} one="# hour after redeeming" other="# hours after redeeming" />
  );
}

function Facts({ offer }: { offer: OfferDetails_offerFragment }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const items = [
    ...(offer.perMemberLimit === null
      ? []
      : [
          {
            label: t`Each member`,
            value: <Plural value={offer.perMemberLimit} one="once" other="up to # times" />,
          },
        ]),
    ...(offer.weeklyWindows.length === 0
      ? []
      : [
          {
            label: t`Redeem on`,
            value: windowsInWords(offer.weeklyWindows, locale).map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            )),
          },
        ]),
    ...(offer.availableFrom !== null && Date.parse(offer.availableFrom) > Date.now()
      ? [{ label: t`Opens`, value: <DateTime value={offer.availableFrom} show="date-time" /> }]
      : []),
    ...(offer.availableUntil === null
      ? []
      : [{ label: t`Redeem until`, value: <DateTime value={offer.availableUntil} show="date-time" /> }]),
    ...(offer.loanDays === null
      ? []
      : [{ label: t`Lent for`, value: <Plural value={offer.loanDays} one="# day" other="# days" /> }]),
    ...(offer.guaranteeUntil === null
      ? []
      : [{ label: t`A guarantee until`, value: <DateTime value={offer.guaranteeUntil} show="date" /> }]),
    { label: t`Use it within`, value: <ValidFor hours={offer.voucherValidHours} /> },
  ];
  return <KeyValue items={items} />;
}

function Details({ offer, isTitleShown }: { offer: OfferDetails_offerFragment; isTitleShown: boolean }) {
  return (
    <div className="flex flex-col gap-4">
      <OfferPicture picture={offer.picture} size="hero" />
      <div>
        {isTitleShown && (
          <p className="font-heading text-title font-strong" aria-hidden>
            {offer.title}
          </p>
        )}
        <Link
          to={`/shops/${offer.merchant.id}`}
          className="inline-flex min-h-target items-center gap-2 rounded-small font-strong text-ink-soft underline underline-offset-4 hover:text-ink"
        >
          <Store aria-hidden className="size-5 shrink-0" />
          {offer.merchant.name}
        </Link>
        <p>
          <Distance of={offer.merchant} />
        </p>
        {offer.description !== '' && <p className="whitespace-pre-line">{offer.description}</p>}
      </div>
      <StockBar left={offer.stockLeft} total={offer.stockTotal} />
      {offer.kind === 'HOLD' && (
        <p className="flex gap-3 rounded-field bg-points-tint p-4">
          <HandHelping aria-hidden className="mt-0.5 size-6 shrink-0 text-points" />
          <span>
            <Trans>
              This is for borrowing. Your points are set aside, not spent, and come back when the thing comes
              back. Late costs nothing.
            </Trans>
          </span>
        </p>
      )}
      <Facts offer={offer} />
    </div>
  );
}

/** All there is to know about a benefit before redeeming it. */
export function OfferDetails({
  offer,
  isTitleShown,
}: {
  offer: FragmentType<OfferDetails_offerFragment>;
  /** False on a page, whose title it is already. */
  isTitleShown: boolean;
}) {
  const { data, complete } = useFragment({ fragment: OfferDetails_offerFragmentDoc, from: offer });
  return complete ? <Details offer={data} isTitleShown={isTitleShown} /> : null;
}
