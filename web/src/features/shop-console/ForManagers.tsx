import { useLingui } from '@lingui/react/macro';
import { ScanQrCode } from 'lucide-react';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';

/** What a cashier finds on a page that owners and managers look after: whose it is, and the way to their own place. */
export function ForManagers({ merchantId }: { merchantId: string }) {
  const { t } = useLingui();
  return (
    <Page title={t`For the owner and managers`} isTitleHidden width="narrow">
      <EmptyState
        picture="fluent:key"
        title={t`For the owner and managers`}
        action={
          <LinkButton variant="primary" icon={ScanQrCode} to={`/counter/${merchantId}`}>
            {t`Scan a voucher`}
          </LinkButton>
        }
      >
        {t`They look after this page. You check the vouchers at the counter.`}
      </EmptyState>
    </Page>
  );
}
