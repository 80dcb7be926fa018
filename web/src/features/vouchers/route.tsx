import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMembership } from '../../app/session/use-membership.ts';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { ActiveVoucher } from './ActiveVoucher.tsx';
import { PastVoucher } from './PastVoucher.tsx';
import { VoucherListDocument } from './voucher-list.generated.ts';

function NoVouchers() {
  const { t } = useLingui();
  return (
    <EmptyState
      picture="fluent:ticket"
      title={t`No vouchers yet`}
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

function VoucherList({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(VoucherListDocument, { variables: { slug } });
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Skeleton shape="row" count={4} />;
  const member = data.viewer?.membership?.member;
  if (!member || (member.active.edges.length === 0 && member.past.edges.length === 0)) return <NoVouchers />;
  const { active, past } = member;
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="active-vouchers">
        <h2 id="active-vouchers" className="pb-3 text-title">
          <Trans>Ready to use</Trans>
        </h2>
        {active.edges.length === 0 ? (
          <p className="text-ink-soft">
            <Trans>None at the moment.</Trans>
          </p>
        ) : (
          <ul className="grid grid-cols-1 gap-3 desktop:grid-cols-2">
            {active.edges.map(({ node }) => (
              <ActiveVoucher key={node.id} voucher={node} />
            ))}
          </ul>
        )}
      </section>
      {past.edges.length > 0 && (
        <section aria-labelledby="past-vouchers">
          <h2 id="past-vouchers" className="pb-1 text-title">
            <Trans context="vouchers">Earlier</Trans>
          </h2>
          <List label={t`Earlier vouchers`}>
            {past.edges.map(({ node }) => (
              <PastVoucher key={node.id} voucher={node} />
            ))}
          </List>
          {past.pageInfo.hasNextPage && (
            <MoreButton onMore={() => fetchMore({ variables: { after: past.pageInfo.endCursor } })} />
          )}
        </section>
      )}
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
