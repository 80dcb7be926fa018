import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Ticket, X } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import type { Wish } from './sheet-wishes.ts';
import { useCoordinating } from './use-coordinating.ts';
import { useIssueSheet } from './use-issue-sheet.ts';
import { VoucherSheetsDocument } from './voucher-sheets.generated.ts';
import { WishForm } from './WishForm.tsx';

const pageSize = 20;

interface NewSheetProps {
  network: { id: string; slug: string };
}

/** What is going onto the sheet; issued with one tap, which says how many. */
function NewSheet({ network }: NewSheetProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [wishes, setWishes] = useState<readonly Wish[]>([]);
  const { send, refusal, isPending } = useIssueSheet(network.id, (sheetId) =>
    navigate(`/coordinator/${network.slug}/voucher-sheets/${sheetId}`),
  );
  return (
    <>
      <WishForm
        slug={network.slug}
        count={wishes.length}
        onAdd={(added) => setWishes((current) => [...current, ...added])}
      />
      {wishes.length > 0 && (
        <Card title={t`On this sheet`}>
          <ol aria-label={t`On this sheet`} className="divide-y divide-rule">
            {wishes.map((wish) => (
              <li key={wish.id} className="flex items-center gap-3 py-1">
                <span className="min-w-0 grow">
                  <span className="font-strong">{wish.memberNumber}</span> {wish.title}
                </span>
                <Button
                  icon={X}
                  aria-label={t`Take ${wish.memberNumber} off the sheet`}
                  onPress={() => setWishes((current) => current.filter(({ id }) => id !== wish.id))}
                >
                  {t`Take off`}
                </Button>
              </li>
            ))}
          </ol>
          {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
          <div className="pt-3">
            <Button variant="primary" icon={Ticket} isPending={isPending} onPress={() => void send(wishes)}>
              <Plural value={wishes.length} one="Redeem # voucher" other="Redeem # vouchers" />
            </Button>
          </div>
        </Card>
      )}
    </>
  );
}

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
            hint={
              <Plural
                value={node.lines.filter(({ code }) => code !== null).length}
                one="# voucher"
                other="# vouchers"
              />
            }
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
      lead={t`For members who asked for them, and for nobody else. Who asked, how, and who issued it stay on record, and the member is told.`}
    >
      <div className="flex flex-col gap-6">
        <NewSheet network={network} />
        <Sheets slug={network.slug} />
      </div>
    </Page>
  );
}
