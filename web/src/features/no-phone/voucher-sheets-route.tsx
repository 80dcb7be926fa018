import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { NewSheet } from './NewSheet.tsx';
import { useCoordinating } from './use-coordinating.ts';
import { VoucherSheetsDocument } from './voucher-sheets.generated.ts';

const pageSize = 20;

function Sheets({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(VoucherSheetsDocument, {
    variables: { slug, first: pageSize },
  });
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <Skeleton shape="row" count={3} />;
  const sheets = data.network?.voucherSheets;
  if (!sheets || sheets.edges.length === 0) {
    return (
      <EmptyState picture="fluent:memo" title={t`No sheets yet`}>
        <Trans>A member without a phone asks you for a benefit; you hand them the voucher on paper.</Trans>
      </EmptyState>
    );
  }
  return (
    <Card title={t`Sheets`}>
      <List label={t`Sheets`}>
        {sheets.edges.map(({ node }) => (
          <ListRow
            key={node.id}
            to={`/coordinator/${slug}/voucher-sheets/${node.id}`}
            title={<DateTime value={node.createdAt} show="date-time" />}
            hint={<Plural value={node.voucherCount} one="# voucher" other="# vouchers" />}
          />
        ))}
      </List>
      {sheets.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: sheets.pageInfo.endCursor } })} />
      )}
    </Card>
  );
}

/** `/coordinator/:slug/voucher-sheets`: vouchers on paper for members who asked, and the sheets of before. */
export default function VoucherSheetsRoute() {
  const { t } = useLingui();
  const network = useCoordinating();
  if (network === null) return <NotFoundPage />;
  return (
    <Page
      title={t`Vouchers on paper`}
      width="regular"
      back={{ to: `/coordinator/${network.slug}/members`, label: t`Members` }}
      lead={t`For members who asked for them, and for nobody else. Who asked, how, and who issued it stay on record, and a member with a sign-in is told.`}
    >
      <div className="flex flex-col gap-6">
        <NewSheet key={network.membershipId} network={network} />
        <Sheets slug={network.slug} />
      </div>
    </Page>
  );
}
