import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { ListRow } from '../../design/components/ListRow.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Distance } from '../place/Distance.tsx';
import { type ShopRow_merchantFragment, ShopRow_merchantFragmentDoc } from './shop-row.generated.ts';

/** A shop as one line: its picture or its trade's, name, trade and place. */
export function ShopRow({ shop }: { shop: FragmentType<ShopRow_merchantFragment> }) {
  const { data, complete } = useFragment({ fragment: ShopRow_merchantFragmentDoc, from: shop });
  if (!complete) return null;
  return (
    <ListRow
      to={`/shops/${data.id}`}
      start={<OfferPicture picture={data.picture ?? data.category.picture} size="thumb" />}
      title={data.name}
      hint={
        <>
          <span className="block">{data.category.name}</span>
          <Distance of={data} />
          {data.address !== null && <span className="line-clamp-1">{data.address}</span>}
        </>
      }
    />
  );
}
