import { useMutation, useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Points } from '../../design/components/Points.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { noonOf } from '../../lib/village-day.ts';
import { PassbookPrint } from './PassbookPrint.tsx';
import { PassbookTable } from './PassbookTable.tsx';
import { StatementDocument, type StatementQuery } from './statement.generated.ts';
import { groupCode, verifyAddress } from './statement-words.ts';
import { RevokeStatementDocument } from './statements.generated.ts';

type Statement = Extract<StatementQuery['node'], { __typename: 'Statement' }>;

function TakeBack({ statementId }: { statementId: string }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [revokeStatement, { loading }] = useMutation(RevokeStatementDocument, {
    variables: { input: { statementId } },
  });
  return (
    <>
      <Button variant="quiet" onPress={() => setOpen(true)}>
        <Trans>Take it back</Trans>
      </Button>
      <Dialog
        title={t`Take this statement back?`}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button
            variant="primary"
            isPending={loading}
            onPress={() => {
              revokeStatement()
                .then(() => setOpen(false))
                .catch(showFailure);
            }}
          >
            <Trans>Take it back</Trans>
          </Button>
        }
      >
        <Trans>
          Whoever asks about its code will hear “not true” from now on. Your passbook stays as it is, and you
          can make another.
        </Trans>
      </Dialog>
    </>
  );
}

function StatementContent({ statement, isWhole }: { statement: Statement; isWhole: boolean }) {
  const { t } = useLingui();
  const isRevoked = statement.revokedAt !== null;
  return (
    <div className="flex flex-col gap-6">
      {isRevoked && (
        <Notice tone="wait" isLive={false}>
          <Trans>You took this statement back. Its code is answered with “not true”.</Trans>
        </Notice>
      )}
      <Card>
        <div className="flex flex-col items-center gap-6 tablet:flex-row tablet:items-start">
          {!isRevoked && <QrCode value={verifyAddress(statement.code)} label={t`Code of the statement`} />}
          <div className="w-full grow">
            <KeyValue
              items={[
                { label: t`Statement code`, value: groupCode(statement.code) },
                { label: t`Brought forward`, value: <Points value={statement.openingBalance} isPlain /> },
                { label: t`Came in`, value: <Points value={statement.pointsIn} isPlain /> },
                { label: t`Went out`, value: <Points value={statement.pointsOut} isPlain /> },
                { label: t`Balance`, value: <Points value={statement.closingBalance} isPlain /> },
                { label: t`Made`, value: <DateTime value={statement.createdAt} show="date-time" /> },
              ]}
            />
            {!isRevoked && <TakeBack statementId={statement.id} />}
          </div>
        </div>
      </Card>
      <Card>
        <p className="pb-2 text-ink-soft">
          <Plural value={statement.lineCount} one="# line" other="# lines" />
        </p>
        {isWhole ? (
          <PassbookTable lines={statement.lines.edges.map(({ node }) => node).toReversed()} />
        ) : (
          <Skeleton shape="row" count={4} />
        )}
      </Card>
    </div>
  );
}

/** `/passbook/statements/:statementId`: a statement as it was made, and its print. */
export default function StatementRoute() {
  const { t } = useLingui();
  const { statementId = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(StatementDocument, { variables: { id: statementId } });
  const statement = data?.node?.__typename === 'Statement' ? data.node : null;
  const next = statement?.lines.pageInfo;
  // Paper that leaves lines out would be a wrong statement: all of them come, page by page.
  useEffect(() => {
    if (next?.hasNextPage) fetchMore({ variables: { after: next.endCursor } }).catch(showFailure);
  }, [next, fetchMore]);

  if (data && statement === null) return <NotFoundPage />;
  const isWhole = next?.hasNextPage === false;
  return (
    <>
      <div className="print:hidden">
        <Page
          title={t`Statement`}
          back={{ to: '/passbook/statements', label: t`Print the passbook` }}
          lead={
            statement && (
              <>
                <DateTime value={noonOf(statement.from)} /> – <DateTime value={noonOf(statement.to)} />
              </>
            )
          }
          actions={
            statement?.revokedAt === null && (
              <Button variant="primary" icon={Printer} isDisabled={!isWhole} onPress={() => window.print()}>
                <Trans context="passbook">Print</Trans>
              </Button>
            )
          }
        >
          {error && !data && <ErrorState error={error} onRetry={refetch} />}
          {!data && !error && <Skeleton shape="card" count={2} />}
          {statement && <StatementContent statement={statement} isWhole={isWhole} />}
        </Page>
      </div>
      {statement?.revokedAt === null && isWhole && (
        <PassbookPrint
          lines={statement.lines.edges.map(({ node }) => node)}
          statement={statement}
          holder={{
            displayName: statement.member.displayName,
            memberNumber: statement.member.memberNumber,
            networkName: statement.member.network.name,
          }}
        />
      )}
    </>
  );
}
