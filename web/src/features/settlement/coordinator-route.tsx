import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Coins, Download } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Select } from '../../design/components/Select.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDays } from '../../lib/dates.ts';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { Baht } from './Baht.tsx';
import { SettlementBadge } from './SettlementBadge.tsx';
import {
  SettlementRunStatementsDocument,
  SettlementRunsDocument,
  type SettlementRunsQuery,
} from './settlement-runs.generated.ts';

type Settlement = NonNullable<SettlementRunsQuery['network']>['settlement'];
type Run = Settlement['runs']['edges'][number]['node'];

function RunStatements({ slug, run }: { slug: string; run: Run }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(SettlementRunStatementsDocument, {
    variables: { id: run.id },
    fetchPolicy: 'cache-and-network',
  });
  const statements = data?.node?.__typename === 'SettlementRun' ? data.node.statements : null;
  if (statements === null) {
    return error === undefined ? (
      <Skeleton shape="row" count={4} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  if (statements.edges.length === 0) {
    return (
      <p className="text-ink-soft">
        <Trans>No voucher was used in this period.</Trans>
      </p>
    );
  }
  return (
    <>
      <List label={t`Shops`}>
        {statements.edges.map(({ node }) => (
          <ListRow
            key={node.id}
            to={`/coordinator/${slug}/settlement/${node.id}`}
            title={node.merchant.name}
            hint={
              <span className="flex flex-wrap items-center gap-2">
                {node.number}
                <SettlementBadge state={node.state} payableSatang={node.payableSatang} />
              </span>
            }
            end={<Baht satang={node.payableSatang} />}
          />
        ))}
      </List>
      {statements.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: statements.pageInfo.endCursor } })} />
      )}
    </>
  );
}

function RunTotals({ run }: { run: Run }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  return (
    <Card title={t`All shops together`}>
      <Baht satang={run.payableSatang} size="hero" />
      <KeyValue
        items={[
          { label: t`Paid of it`, value: <Baht satang={run.paidSatang} /> },
          { label: t`Still to be paid`, value: <Baht satang={run.payableSatang - run.paidSatang} /> },
          {
            label: t`Statements`,
            value: <Plural value={run.statementCount} one="# shop" other="# shops" />,
          },
          {
            label: t`Wait to be paid`,
            value: <Plural value={run.unpaidCount} one="# shop" other="# shops" />,
          },
          {
            label: t`Being asked about`,
            value: <Plural value={run.disputedCount} one="# shop" other="# shops" />,
          },
        ]}
      />
      <a
        href={`/api/settlements/export.csv?run=${run.id}&language=${language}`}
        download
        className="inline-flex min-h-target items-center gap-2 underline underline-offset-4"
      >
        <Download aria-hidden className="size-5" />
        <Trans>File for Excel</Trans>
      </a>
    </Card>
  );
}

function Runs({ slug, settlement }: { slug: string; settlement: Settlement }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const runs = settlement.runs.edges.map(({ node }) => node);
  // Without a choice: the newest on which something is to be done.
  const run =
    runs.find(({ id }) => id === parameters.get('run')) ??
    runs.find(({ unpaidCount, disputedCount }) => unpaidCount + disputedCount > 0) ??
    runs[0];
  if (run === undefined) {
    return (
      <EmptyState picture="fluent:ledger" title={t`No period is over yet`}>
        <Trans>When a period is over, the statements of all shops come here by themselves.</Trans>
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <Select
        label={t`Period`}
        options={runs.map(({ id, firstDay, lastDay }) => ({
          id,
          label: formatDays(firstDay, lastDay, locale),
        }))}
        value={run.id}
        onChange={(id) => setParameters({ run: id }, { replace: true })}
      />
      <div className="grid grid-cols-1 items-start gap-6 desktop:grid-cols-[minmax(0,1fr)_22rem]">
        <Card title={t`Shops`}>
          {run.doneAt === null && (
            <Notice tone="wait" isLive={false}>
              <Trans>The statements of this period are being drawn up.</Trans>
            </Notice>
          )}
          <RunStatements slug={slug} run={run} />
        </Card>
        <RunTotals run={run} />
      </div>
    </div>
  );
}

function SettlementPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(SettlementRunsDocument, {
    variables: { slug: network.slug },
    fetchPolicy: 'cache-and-network',
  });
  const settlement = data?.network?.settlement;
  return (
    <Page
      title={t`What shops are owed`}
      lead={network.name}
      width="wide"
      actions={
        <LinkButton icon={Coins} to={`/coordinator/${network.slug}/settlement/rates`}>
          <Trans>Rate and rules</Trans>
        </LinkButton>
      }
    >
      {!settlement && error && <ErrorState error={error} onRetry={refetch} />}
      {!settlement && !error && <Skeleton shape="card" count={2} />}
      {settlement && (
        <div className="flex flex-col gap-6">
          {settlement.rate === null && (
            <Notice tone="wait" isLive={false}>
              <Trans>
                There is no rate for points yet, so 0 baht are owed. Set one, and it counts from its day on.
              </Trans>
            </Notice>
          )}
          <Runs slug={network.slug} settlement={settlement} />
        </div>
      )}
    </Page>
  );
}

/** `/coordinator/:slug/settlement`: all shops of a period, with totals. */
export default function CoordinatorSettlementRoute() {
  return <CoordinatorScreen>{(network) => <SettlementPage network={network} />}</CoordinatorScreen>;
}
