import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import {
  type MerchantFacts_merchantFragment,
  MerchantFacts_merchantFragmentDoc,
} from './merchant-facts.generated.ts';

const link = 'inline-flex min-h-target items-center font-strong underline underline-offset-4';

function Place({ latitude, longitude }: { latitude: number; longitude: number }) {
  return (
    <a
      className={link}
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
      target="_blank"
      rel="noreferrer"
    >
      <Trans>See on the map</Trans>
    </a>
  );
}

/** What the shop said about itself. */
export function MerchantFacts({ merchant }: { merchant: FragmentType<MerchantFacts_merchantFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: MerchantFacts_merchantFragmentDoc, from: merchant });
  if (!complete) return null;
  const hasPlace = data.latitude !== null && data.longitude !== null;
  const items = [
    { label: t`Category`, value: data.category.name },
    {
      label: t`Phone`,
      value: (
        <a className={link} href={`tel:${data.phone}`}>
          {formatThaiPhone(data.phone)}
        </a>
      ),
    },
    { label: t`Address`, value: data.address ?? <span className="font-normal">{t`Not given`}</span> },
    ...(data.place === null ? [] : [{ label: t`Village or area`, value: data.place.name }]),
    ...(hasPlace
      ? [{ label: t`Place`, value: <Place latitude={data.latitude ?? 0} longitude={data.longitude ?? 0} /> }]
      : []),
    ...(data.openingHours ? [{ label: t`Opening hours`, value: data.openingHours }] : []),
    { label: t`Applied on`, value: <DateTime value={data.appliedAt} show="date-time" /> },
  ];
  return (
    <Card title={t`The shop`}>
      <div className="flex flex-col gap-4">
        <OfferPicture picture={data.picture ?? data.category.picture} size="hero" />
        {data.picture === null && (
          <p className="text-ink-soft">
            <Trans>No photo was sent; this is the picture of the category.</Trans>
          </p>
        )}
        {data.description !== '' && <p className="whitespace-pre-line">{data.description}</p>}
        <KeyValue items={items} />
      </div>
    </Card>
  );
}
