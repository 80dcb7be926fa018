import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { lazy, Suspense } from 'react';
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
import { PassbookPrint } from './PassbookPrint.tsx';
import { PassbookTable } from './PassbookTable.tsx';
import { PassbookDocument } from './passbook.generated.ts';
import { type PassbookPageInfo, usePrintPassbook } from './use-print-passbook.ts';
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
  const { data, error, refetch, fetchMore } = useQuery(PassbookDocument, {
    variables: { slug, first: pageLength },
  });
  const membership = data?.viewer?.membership;
  const member = membership?.member;
  async function loadAfter(cursor: string | null): Promise<PassbookPageInfo | undefined> {
    const more = await fetchMore({ variables: { after: cursor } });
    return more.data?.viewer?.membership?.member?.passbook.pageInfo;
  }
  const { isPreparing, print } = usePrintPassbook(loadAfter);

  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Skeleton shape="card" count={3} />;
  if (!membership || !member) return <NoPassbook isMemberless />;
  const { edges, pageInfo, totalCount } = member.passbook;
  const lines = edges.map(({ node }) => node);
  return (
    <>
      <div className="print:hidden">
        <Page
          title={t`Passbook`}
          lead={`${membership.displayName} · ${member.memberNumber}`}
          actions={
            lines.length > 0 && (
              <Button icon={Printer} isPending={isPreparing} onPress={() => print(pageInfo)}>
                <Trans>Print</Trans>
              </Button>
            )
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
                <div>
                  <p className="pb-2 text-ink-soft">
                    <Plural value={totalCount} one="# line" other="# lines" />
                  </p>
                  <PassbookTable lines={lines} />
                  {pageInfo.hasNextPage && <MoreButton onMore={() => loadAfter(pageInfo.endCursor)} />}
                </div>
              </>
            )}
          </div>
        </Page>
      </div>
      <PassbookPrint
        lines={lines}
        holder={{
          displayName: membership.displayName,
          memberNumber: member.memberNumber,
          networkName: membership.network.name,
        }}
      />
    </>
  );
}

/** `/passbook`: the member's statement. */
export default function PassbookRoute() {
  const { membership } = useMembership();
  if (membership === null) return <NoPassbook isMemberless />;
  if (membership.member === null) return <NoPassbook isMemberless={false} />;
  return <Passbook key={membership.id} slug={membership.network.slug} />;
}
