import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { VoucherBadge } from './VoucherBadge.tsx';
import { type VoucherRow_voucherFragment, VoucherRow_voucherFragmentDoc } from './voucher-row.generated.ts';

/** A voucher that is over, or whose thing is out: its state in a word with colour and icon, and since when. */
export function PastVoucher({ voucher }: { voucher: FragmentType<VoucherRow_voucherFragment> }) {
  const { data, complete } = useFragment({ fragment: VoucherRow_voucherFragmentDoc, from: voucher });
  if (!complete) return null;
  return (
    <ListRow
      to={`/vouchers/${data.id}`}
      start={<OfferPicture picture={data.offer.picture} size="thumb" />}
      title={data.offer.title}
      hint={
        <>
          <span className="block">{data.merchant.name}</span>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1">
            <VoucherBadge state={data.state} kind={data.offer.kind} />
            <DateTime value={data.stateSince} />
          </span>
        </>
      }
    />
  );
}
