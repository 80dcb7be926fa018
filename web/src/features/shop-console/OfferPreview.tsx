import { useLingui } from '@lingui/react/macro';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Points } from '../../design/components/Points.tsx';

export interface OfferPreviewProps {
  title: string;
  shopName: string;
  costPoints: number | null;
  isLoan: boolean;
  picture: { key?: string | null; url?: string | null };
}

/** The offer as members will see it among the others. */
export function OfferPreview({ title, shopName, costPoints, isLoan, picture }: OfferPreviewProps) {
  const { t } = useLingui();
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-ink-soft">{t`Members will see it like this`}</figcaption>
      <div className="passbook-page flex w-52 flex-col gap-2 p-3">
        <OfferPicture picture={picture} />
        <p className="line-clamp-2 font-strong">{title.trim() === '' ? t`What the member gets` : title}</p>
        <p className="truncate text-ink-soft">{shopName}</p>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Points value={costPoints ?? 0} />
          {isLoan && <span className="text-ink-soft">{t`to borrow`}</span>}
        </p>
      </div>
    </figure>
  );
}
