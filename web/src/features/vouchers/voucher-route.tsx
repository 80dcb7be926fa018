import { useLingui } from '@lingui/react/macro';
import { useLocation, useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Page } from '../../design/components/Page.tsx';
import { VoucherView } from './VoucherView.tsx';

function wasJustRedeemed(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isFresh' in state;
}

/** `/vouchers/:voucherId`: what the shop scans. */
export default function VoucherRoute() {
  const { t } = useLingui();
  const { voucherId } = useParams();
  const { state } = useLocation();
  if (voucherId === undefined) return <NotFoundPage />;
  return (
    <Page
      title={t`Your voucher`}
      isTitleHidden
      back={{ to: '/vouchers', label: t`My vouchers` }}
      width="narrow"
    >
      <section className={`passbook-page p-5 tablet:p-6 ${wasJustRedeemed(state) ? 'animate-turn' : ''}`}>
        <VoucherView key={voucherId} voucherId={voucherId} />
      </section>
    </Page>
  );
}
