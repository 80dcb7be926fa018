import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { Clock, DoorClosed, Map as MapIcon, MapPin, Phone } from 'lucide-react';
import { buttonStyles } from '../../design/components/button-styles.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatThaiPhone } from '../../lib/thai-phone.ts';
import { mapAddress, telephoneAddress, webMapAddress } from './shop-contact.ts';
import { type ShopFacts_merchantFragment, ShopFacts_merchantFragmentDoc } from './shop-facts.generated.ts';

const fact = 'flex items-start gap-3 py-2.5';
const mark = 'mt-0.5 size-5 shrink-0 text-ink-soft';

function Facts({ shop }: { shop: ShopFacts_merchantFragment }) {
  const { locale } = useLanguage();
  const map = mapAddress(shop);
  const webMap = webMapAddress(shop);
  return (
    <div>
      <ul className="divide-y divide-rule">
        {shop.closure !== null && (
          <li className={fact}>
            <DoorClosed aria-hidden className={mark} />
            <span>
              <Trans>
                Closed from {formatDateTime(shop.closure.from, locale)} to{' '}
                {formatDateTime(shop.closure.until, locale)}.
              </Trans>
              {shop.closure.note !== null && <span className="block">“{shop.closure.note}”</span>}
            </span>
          </li>
        )}
        {shop.openingHours !== null && shop.openingHours !== '' && (
          <li className={fact}>
            <Clock aria-hidden className={mark} />
            <span className="whitespace-pre-line">{shop.openingHours}</span>
          </li>
        )}
        {shop.address !== null && shop.address !== '' && (
          <li className={fact}>
            <MapPin aria-hidden className={mark} />
            <span className="whitespace-pre-line">{shop.address}</span>
          </li>
        )}
      </ul>
      <div className="flex flex-wrap gap-3 pt-3">
        <a href={telephoneAddress(shop.phone)} className={buttonStyles()}>
          <Phone aria-hidden className="size-5 shrink-0" />
          <span>
            <Trans>Call {formatThaiPhone(shop.phone)}</Trans>
          </span>
        </a>
        {map !== null && (
          <a href={map} className={buttonStyles()}>
            <MapPin aria-hidden className="size-5 shrink-0" />
            <span>
              <Trans>Open in the map app</Trans>
            </span>
          </a>
        )}
        {webMap !== null && (
          <a href={webMap} target="_blank" rel="noreferrer" className={buttonStyles('quiet')}>
            <MapIcon aria-hidden className="size-5 shrink-0" />
            <span>
              <Trans>Map on the web</Trans>
            </span>
          </a>
        )}
      </div>
    </div>
  );
}

/** When it is open, where it is, and how to ring it. */
export function ShopFacts({ shop }: { shop: FragmentType<ShopFacts_merchantFragment> }) {
  const { data, complete } = useFragment({ fragment: ShopFacts_merchantFragmentDoc, from: shop });
  return complete ? <Facts shop={data} /> : null;
}
