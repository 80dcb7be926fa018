import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';
import { Page } from '../../design/components/Page.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { DoorStickerDocument, type DoorStickerQuery } from './door-sticker.generated.ts';
import { useShopId } from './use-shop.ts';

type Shop = Extract<DoorStickerQuery['node'], { __typename: 'Merchant' }>;

/**
 * What hangs on the door: a scan opens the shop's page, one tap there is a voucher. In both languages whatever the
 * screen speaks, because whoever stands before the door reads it. Paper is white: colours are fixed here.
 */
function Sticker({ shop }: { shop: Shop }) {
  const { t } = useLingui();
  const address = new URL(`/shops/${shop.id}`, location.origin);
  return (
    <article
      data-theme="light"
      className="mx-auto flex w-full max-w-sm flex-col items-center gap-4 rounded-sheet border-2 border-rule-strong bg-white px-6 py-8 text-center text-ink print:max-w-none print:border-none print:py-0"
    >
      <p lang="th" className="flex items-center gap-2 text-title font-strong">
        <MarigoldMark className="size-8" />
        ร้านนี้รับแลกแต้มความดี
      </p>
      <h2 lang="th" className="text-display">
        {shop.nameTh}
      </h2>
      <QrCode value={address.href} label={t`QR code of the shop’s page`} size={280} />
      <p lang="th" className="text-lead">
        เปิดกล้องมือถือส่องที่นี่ เลือกของ แล้วแลกได้เลย
      </p>
      <div lang="en" className="border-t border-rule pt-3 text-ink-soft">
        {shop.nameEn !== shop.nameTh && <p className="font-strong">{shop.nameEn}</p>}
        <p>Point your phone’s camera here, choose, and redeem your goodness points.</p>
      </div>
      <p className="text-ink-soft">{shop.network.name}</p>
    </article>
  );
}

/** `/shop/:merchantId/sticker`: the sticker for the door, printed by the browser. */
export default function DoorStickerRoute() {
  const { t } = useLingui();
  const merchantId = useShopId();
  const { data, error, refetch } = useQuery(DoorStickerDocument, { variables: { merchantId } });
  const shop = data?.node?.__typename === 'Merchant' ? data.node : null;
  if (data !== undefined && (shop === null || shop.viewerStaffRole === null)) return <NotFoundPage />;
  return (
    <Page
      title={t`Door sticker`}
      // On paper the sticker stands alone.
      isTitleHidden
      width="narrow"
      back={{ to: `/shop/${merchantId}`, label: t`Our shop` }}
      actions={
        <Button variant="primary" icon={Printer} onPress={() => window.print()}>
          {t({ message: 'Print', context: 'door sticker' })}
        </Button>
      }
    >
      <p className="pb-5 text-ink-soft print:hidden">
        {t`Print it and hang it where customers see it. Any paper will do.`}
      </p>
      {shop !== null && <Sticker shop={shop} />}
      {shop === null &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" count={2} />)}
    </Page>
  );
}
