import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { QrCode as QrIcon } from 'lucide-react';
import { Link } from 'react-router';
import { Expiry } from '../../design/components/Expiry.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { type VoucherRow_voucherFragment, VoucherRow_voucherFragmentDoc } from './voucher-row.generated.ts';

/** A voucher that is ready to use, pinned: one tap shows its code. */
export function ActiveVoucher({ voucher }: { voucher: FragmentType<VoucherRow_voucherFragment> }) {
  const { data, complete } = useFragment({ fragment: VoucherRow_voucherFragmentDoc, from: voucher });
  if (!complete) return null;
  return (
    <li className="min-w-0">
      <Link
        to={`/vouchers/${data.id}`}
        className="flex items-stretch rounded-page bg-points-tint transition-shadow hover:shadow-page"
      >
        <span className="flex min-w-0 grow items-center gap-4 p-4">
          <OfferPicture picture={data.offer.picture} size="thumb" />
          <span className="min-w-0">
            <span className="line-clamp-2 font-strong">{data.offer.title}</span>
            <span className="block truncate">{data.merchant.name}</span>
            <span className="block text-points">
              <Expiry value={data.expiresAt} />
            </span>
          </span>
        </span>
        <span
          aria-hidden
          className="flex w-20 shrink-0 items-center justify-center border-l-2 border-dashed border-points-mark"
        >
          <QrIcon className="size-9" />
        </span>
      </Link>
    </li>
  );
}
