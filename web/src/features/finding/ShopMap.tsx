import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { ListRow } from '../../design/components/ListRow.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { pictureUrl } from '../../lib/pictures.ts';
import { useOwnPlace } from '../place/own-place.ts';
import { drawShopMap, type MapShop, type ShopMapHandle } from './draw-shop-map.ts';
import { type ShopMark_merchantFragment, ShopMark_merchantFragmentDoc } from './shop-mark.generated.ts';
import 'leaflet/dist/leaflet.css';
import './shop-map.css';

type ShopReference = FragmentType<ShopMark_merchantFragment>;

/** The shops that have a place, and how many have none. */
function placed(shops: readonly ShopMark_merchantFragment[]): { marks: MapShop[]; placeless: number } {
  const marks = shops.flatMap((shop): MapShop[] => {
    const { latitude, longitude } = shop;
    if (latitude === null || longitude === null) return [];
    const picture = shop.picture ?? shop.category.picture;
    const url = picture?.url ?? pictureUrl(picture?.key ?? 'fluent:convenience-store') ?? null;
    return [{ id: shop.id, name: shop.name, picture: url, place: { latitude, longitude } }];
  });
  return { marks, placeless: shops.length - marks.length };
}

/**
 * The shops on a map. Each mark is a button; what it stands for is said below the map, and links to the shop. The list
 * below says the same without a map.
 */
export default function ShopMap({ shops }: { shops: readonly ShopReference[] }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: ShopMark_merchantFragmentDoc, from: [...shops] });
  const [chosenId, setChosenId] = useState<string | null>(null);
  const own = useOwnPlace();
  const ownPlace = own.state === 'known' ? own.place : null;
  const element = useRef<HTMLDivElement>(null);
  const map = useRef<ShopMapHandle>(null);
  const known = complete ? data : [];
  const { marks, placeless } = placed(known);
  const words = {
    zoomIn: t`Closer`,
    zoomOut: t`Further away`,
    here: t`You are here`,
    outline: t`Outline of Thailand: svg-maps, CC BY 4.0`,
  };

  const newestWords = useRef(words);
  useEffect(() => {
    if (element.current === null) return;
    const drawn = drawShopMap(element.current, newestWords.current, setChosenId);
    map.current = drawn;
    return () => {
      map.current = null;
      drawn.remove();
    };
  }, []);

  const key = JSON.stringify([marks, ownPlace]);
  useEffect(() => {
    const [shown, here] = JSON.parse(key) as [MapShop[], typeof ownPlace];
    map.current?.show(shown, here);
  }, [key]);

  const chosen = known.find((shop) => shop.id === chosenId);
  return (
    <section aria-label={t`Map of the shops`} className="flex flex-col gap-2">
      <div ref={element} className="shop-map z-0 h-80 rounded-page border border-rule tablet:h-[28rem]" />
      <div aria-live="polite">
        {chosen !== undefined && (
          <ul aria-label={t`Chosen on the map`} className="passbook-page px-4">
            <ListRow
              to={`/shops/${chosen.id}`}
              start={<OfferPicture picture={chosen.picture ?? chosen.category.picture} size="thumb" />}
              title={chosen.name}
              hint={<Trans>See what it gives</Trans>}
            />
          </ul>
        )}
      </div>
      {placeless > 0 && (
        <p className="text-ink-soft">
          <Trans>Shops without a place on the map are in the list below.</Trans>
        </p>
      )}
    </section>
  );
}
