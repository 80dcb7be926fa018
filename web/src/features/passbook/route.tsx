import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Flower2, Printer, Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMembership } from '../../app/session/use-membership.ts';
import { Button } from '../../design/components/Button.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { DeedIdeas } from '../redeem/DeedIdeas.tsx';
import { AsOf } from '../vouchers/AsOf.tsx';
import { FilteredLines } from './FilteredLines.tsx';
import { KeepMyData } from './KeepMyData.tsx';
import { PassbookFilters } from './PassbookFilters.tsx';
import { PassbookTable } from './PassbookTable.tsx';
import { PassbookDocument } from './passbook.generated.ts';
import { usePassbookFilters } from './use-passbook-filters.ts';
import { WalletSummary } from './WalletSummary.tsx';

const BalanceChart = lazy(() => import('./BalanceChart.tsx'));

const pageLength = 50;

/** `isMemberless`: in no network at all; else in one, in a role that has no passbook. */
function NoPassbook({ isMemberless }: { isMemberless: boolean }) {
  const { t } = useLingui();
  return (
    <Page title={t`Passbook`}>
      <EmptyState
        picture="fluent:ledger"
        title={t`No passbook yet`}
        action={
          isMemberless && (
            <LinkButton variant="primary" to="/networks">
              <Trans>Find my community</Trans>
            </LinkButton>
          )
        }
      >
        {isMemberless ? (
          <Trans>It opens when you join a community.</Trans>
        ) : (
          <Trans>Members have one; your role here has none.</Trans>
        )}
      </EmptyState>
    </Page>
  );
}

function Passbook({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { filters, narrowed, change, clear } = usePassbookFilters();
  const [isFiltering, setFiltering] = useState(narrowed !== null);
  const { data, error, refetch, fetchMore } = useQuery(PassbookDocument, {
    variables: { slug, first: pageLength },
  });
  const membership = data?.viewer?.membership;
  const member = membership?.member;

  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Skeleton shape="card" count={3} />;
  if (!membership || !member) return <NoPassbook isMemberless />;
  const { edges, pageInfo, totalCount } = member.passbook;
  const lines = edges.map(({ node }) => node);
  return (
    <Page
      title={t`Passbook`}
      lead={`${membership.displayName} · ${member.memberNumber}`}
      actions={
        <LinkButton icon={Printer} to="/passbook/statements">
          <Trans context="passbook">Print</Trans>
        </LinkButton>
      }
    >
      <div className="passbook-page flex flex-col gap-8 p-4 tablet:p-8">
        <AsOf />
        <WalletSummary wallet={member.wallet} />
        {lines.length === 0 ? (
          <EmptyState picture="fluent:ledger" title={t`The first page is still clean`}>
            <DeedIdeas />
          </EmptyState>
        ) : (
          <>
            <Suspense fallback={<div className="h-72 w-full" />}>
              <BalanceChart lines={lines} />
            </Suspense>
            <div className="flex flex-col gap-4">
              <div className="flex flex-wrap items-center gap-3">
                <Button
                  icon={Search}
                  aria-expanded={isFiltering}
                  onPress={() => {
                    if (isFiltering) clear();
                    setFiltering(!isFiltering);
                  }}
                >
                  {isFiltering ? <Trans>Close the search</Trans> : <Trans>Find lines</Trans>}
                </Button>
                <LinkButton icon={Flower2} to="/passbook/virtues">
                  <Trans>By virtue</Trans>
                </LinkButton>
              </div>
              {isFiltering && (
                <PassbookFilters slug={slug} filters={filters} onChange={change} onClear={clear} />
              )}
              {narrowed === null ? (
                <div>
                  <p className="pb-2 text-ink-soft">
                    <Plural value={totalCount} one="# line" other="# lines" />
                  </p>
                  <PassbookTable lines={lines} />
                  {pageInfo.hasNextPage && (
                    <MoreButton onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
                  )}
                </div>
              ) : (
                <FilteredLines slug={slug} filters={narrowed} />
              )}
            </div>
          </>
        )}
        <KeepMyData slug={slug} />
      </div>
    </Page>
  );
}

/** `/passbook`: the member's statement. */
export default function PassbookRoute() {
  const { membership } = useMembership();
  if (membership === null) return <NoPassbook isMemberless />;
  if (membership.member === null) return <NoPassbook isMemberless={false} />;
  return <Passbook key={membership.id} slug={membership.network.slug} />;
}
