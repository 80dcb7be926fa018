import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { readMapPoint } from '../place-picker/map-point.ts';
import type { ApplicationValues } from './application-form.ts';
import { ShopsLikeDocument } from './apply.generated.ts';

/** A search is sent after the typing, not with every letter. */
const stillMs = 600;

export interface SameShopHintProps {
  values: ApplicationValues;
  networkSlug: string | undefined;
}

/** "Is this your shop?", asked gently while the application is written; it keeps nobody from sending it. */
export function SameShopHint({ values, networkSlug }: SameShopHintProps) {
  const { t } = useLingui();
  const { name, phone, category, point } = values;
  const typed = JSON.stringify([name.trim(), phone.trim(), category, point.trim()]);
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), stillMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const [knownName = '', knownPhone = '', knownCategory = '', knownPoint = ''] = JSON.parse(
    settled,
  ) as string[];
  const place = readMapPoint(knownPoint);
  const { data } = useQuery(ShopsLikeDocument, {
    variables: {
      slug: networkSlug ?? '',
      name: knownName,
      phone: knownPhone,
      category: knownCategory === '' ? null : knownCategory,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
    },
    skip: networkSlug === undefined || (knownName.length < 3 && knownPhone.length < 9 && place === null),
  });
  const found = data?.network?.shopsLike ?? [];
  if (found.length === 0) return null;
  const reasons = { NAME: t`similar name`, PHONE: t`same phone number`, PLACE: t`close by` };
  return (
    <Notice title={t`Is one of these your shop?`}>
      <ul className="flex flex-col gap-2 py-2">
        {found.map(({ merchant, reasons: why }) => (
          <li key={merchant.id} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              <span className="font-strong">{merchant.name}</span>
              <span className="block">{why.map((reason) => reasons[reason]).join(' · ')}</span>
            </span>
            <LinkButton to={merchant.isOwn ? `/shop/${merchant.id}` : `/shops/${merchant.id}`}>
              {t`Have a look`}
            </LinkButton>
          </li>
        ))}
      </ul>
      {t`If it is another shop, just go on.`}
    </Notice>
  );
}
