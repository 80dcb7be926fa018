import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Points } from '../../design/components/Points.tsx';
import { StockBar } from '../../design/components/StockBar.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { windowsInWords } from '../offers/weekly-words.ts';
import { StockChange } from './StockChange.tsx';
import type { ShopOfferQuery } from './shop-offer.generated.ts';

export interface OfferFactsProps {
  offer: Extract<ShopOfferQuery['node'], { __typename: 'Offer' }>;
  mayChangeStock: boolean;
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ));
}

/** What the offer says, what is left, and the number to change. */
export function OfferFacts({ offer, mayChangeStock }: OfferFactsProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { stockLeft, stockTotal, state, perMemberLimit, availableFrom, availableUntil } = offer;
  const days = Math.round(offer.voucherValidHours / 24);
  const facts = [
    {
      label: t`Given or lent`,
      value: offer.kind === 'HOLD' ? t`Lent: points come back with the item` : t`Given: points are spent`,
    },
    ...(offer.loanDays === null
      ? []
      : [{ label: t`Lent for`, value: t`${plural(offer.loanDays, { one: '# day', other: '# days' })}` }]),
    ...(offer.guaranteeUntil === null
      ? []
      : [{ label: t`A guarantee until`, value: <DateTime value={offer.guaranteeUntil} show="date" /> }]),
    { label: t`A voucher is good for`, value: t`${plural(days, { one: '# day', other: '# days' })}` },
    ...(perMemberLimit === null
      ? []
      : [
          {
            label: t`How many for each member`,
            value: t`${plural(perMemberLimit, { one: 'once', other: '# times' })}`,
          },
        ]),
    ...(offer.weeklyWindows.length === 0
      ? []
      : [{ label: t`Days and hours`, value: <Lines lines={windowsInWords(offer.weeklyWindows, locale)} /> }]),
    ...(offer.waiting === null
      ? []
      : [
          {
            label: t`Waiting for more`,
            value:
              offer.waiting.count === null
                ? t`A few people`
                : t`${plural(offer.waiting.count, { one: '# person', other: '# people' })}`,
          },
        ]),
    ...(availableFrom === null
      ? []
      : [{ label: t`First day`, value: <DateTime value={availableFrom} show="date" /> }]),
    ...(availableUntil === null
      ? []
      : [{ label: t`Last day`, value: <DateTime value={availableUntil} show="date" /> }]),
  ];
  return (
    <Card>
      <div className="grid gap-6 tablet:grid-cols-[14rem_1fr]">
        <div className="max-w-56">
          <OfferPicture picture={offer.picture} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Points value={offer.costPoints} size="large" />
          {offer.description !== '' && <p className="whitespace-pre-line">{offer.description}</p>}
          <StockBar left={stockLeft} total={stockTotal} />
          {mayChangeStock && stockLeft !== null && state !== 'ENDED' && state !== 'SUBMITTED' && (
            <StockChange offerId={offer.id} stockLeft={stockLeft} />
          )}
          <KeyValue items={facts} />
        </div>
      </div>
    </Card>
  );
}
