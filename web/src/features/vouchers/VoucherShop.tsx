import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Clock, DoorClosed, MapPin, Phone, Store } from 'lucide-react';
import { Link } from 'react-router';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import { mapAddress, telephoneAddress } from '../shops/shop-contact.ts';
import {
  type VoucherShop_merchantFragment,
  VoucherShop_merchantFragmentDoc,
} from './voucher-shop.generated.ts';

const line = 'flex min-h-target items-center gap-3 py-1';
const linkLine = `${line} rounded-small underline underline-offset-4 hover:text-points`;

function Lines({ shop }: { shop: VoucherShop_merchantFragment }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const map = mapAddress(shop);
  return (
    <ul aria-label={t`The shop`} className="flex flex-col">
      {shop.closure !== null && (
        <li className={`${line} rounded-field bg-wait-tint px-4`}>
          <DoorClosed aria-hidden className="size-5 shrink-0 text-wait" />
          <span>
            <Trans>
              Closed from {formatDateTime(shop.closure.from, locale)} to{' '}
              {formatDateTime(shop.closure.until, locale)}.
            </Trans>
            {shop.closure.note !== null && <span className="block">“{shop.closure.note}”</span>}
          </span>
        </li>
      )}
      <li>
        <Link to={`/shops/${shop.id}`} className={`${linkLine} font-strong`}>
          <Store aria-hidden className="size-5 shrink-0 text-ink-soft" />
          {shop.name}
        </Link>
      </li>
      <li>
        <a href={telephoneAddress(shop.phone)} className={linkLine}>
          <Phone aria-hidden className="size-5 shrink-0 text-ink-soft" />
          {formatThaiPhone(shop.phone)}
        </a>
      </li>
      {shop.address !== null && (
        <li>
          {map === null ? (
            <span className={line}>
              <MapPin aria-hidden className="size-5 shrink-0 text-ink-soft" />
              {shop.address}
            </span>
          ) : (
            <a href={map} className={linkLine}>
              <MapPin aria-hidden className="size-5 shrink-0 text-ink-soft" />
              {shop.address}
            </a>
          )}
        </li>
      )}
      {shop.openingHours !== null && shop.openingHours !== '' && (
        <li className={line}>
          <Clock aria-hidden className="size-5 shrink-0 text-ink-soft" />
          {shop.openingHours}
        </li>
      )}
    </ul>
  );
}

/** Where the voucher is good, and how to get there. */
export function VoucherShop({ shop }: { shop: FragmentType<VoucherShop_merchantFragment> }) {
  const { data, complete } = useFragment({ fragment: VoucherShop_merchantFragmentDoc, from: shop });
  return complete ? <Lines shop={data} /> : null;
}
