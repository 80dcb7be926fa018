import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMembership } from '../../app/session/use-membership.ts';
import { useIsOnline } from '../../app/shell/OfflineBanner.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { ActiveVoucher } from './ActiveVoucher.tsx';
import { PastVoucher } from './PastVoucher.tsx';
import { ActiveVouchersDocument, PastVouchersDocument } from './voucher-list.generated.ts';

function NoVouchers() {
  const { t } = useLingui();
  return (
    <EmptyState
      picture="fluent:ticket"
      title={t`No voucher to use`}
      action={
        <LinkButton variant="primary" to="/offers">
          <Trans>See what there is</Trans>
        </LinkButton>
      }
    >
      <Trans>Redeem your points at a shop, and the voucher is here.</Trans>
    </EmptyState>
  );
}

/** What was: comes by itself, so that the active ones stand without it when there is no signal. */
function PastVouchers({ slug }: { slug: string }) {
  const { t } = useLingui();
  const isOnline = useIsOnline();
  const { data, error, refetch, fetchMore } = useQuery(PastVouchersDocument, { variables: { slug } });
  // The banner says that there is no signal.
  if (error && !data) return isOnline ? <ErrorState error={error} onRetry={refetch} /> : null;
  if (!data) return <Skeleton shape="row" count={4} />;
  const vouchers = data.viewer?.membership?.member?.vouchers;
  if (!vouchers || vouchers.edges.length === 0) return null;
  return (
    <section aria-labelledby="past-vouchers">
      <h2 id="past-vouchers" className="pb-1 text-title">
        <Trans context="vouchers">Earlier</Trans>
      </h2>
      <List label={t`Earlier vouchers`}>
        {vouchers.edges.map(({ node }) => (
          <PastVoucher key={node.id} voucher={node} />
        ))}
      </List>
      {vouchers.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: vouchers.pageInfo.endCursor } })} />
      )}
    </section>
  );
}

function VoucherList({ slug }: { slug: string }) {
  const { data, error, refetch } = useQuery(ActiveVouchersDocument, { variables: { slug } });
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Skeleton shape="row" count={4} />;
  const edges = data.viewer?.membership?.member?.vouchers.edges ?? [];
  return (
    <div className="flex flex-col gap-8">
      {edges.length === 0 ? (
        <NoVouchers />
      ) : (
        <section aria-labelledby="active-vouchers">
          <h2 id="active-vouchers" className="pb-3 text-title">
            <Trans>Ready to use</Trans>
          </h2>
          <ul className="grid grid-cols-1 gap-3 desktop:grid-cols-2">
            {edges.map(({ node }) => (
              <ActiveVoucher key={node.id} voucher={node} />
            ))}
          </ul>
        </section>
      )}
      <PastVouchers slug={slug} />
    </div>
  );
}

/** `/vouchers`: what can be used first, then what was. */
export default function VouchersRoute() {
  const { t } = useLingui();
  const { membership } = useMembership();
  return (
    <Page title={t`My vouchers`}>
      {membership === null ? <NoVouchers /> : <VoucherList slug={membership.network.slug} />}
    </Page>
  );
}
