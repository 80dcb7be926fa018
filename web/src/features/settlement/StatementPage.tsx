import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Download, MessageCircleQuestion, Printer } from 'lucide-react';
import { useState } from 'react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDays } from '../../lib/dates.ts';
import { Baht } from './Baht.tsx';
import { SettlementBadge } from './SettlementBadge.tsx';
import { StatementLines } from './StatementLines.tsx';
import { StatementPayment } from './StatementPayment.tsx';
import { StatementPrint } from './StatementPrint.tsx';
import { AskForm, type Reader, StatementQuestions } from './StatementQuestions.tsx';
import { type Statement, StatementSums } from './StatementSums.tsx';
import { SettlementStatementPageDocument } from './settlement-statement.generated.ts';
import { useStatementSteps } from './use-statement-steps.ts';

export interface StatementPageProps {
  statementId: string;
  /** Whether this person looks after the network here, and may decide. */
  canDecide: boolean;
  back: { to: string; label: string };
}

/** A coordinator decides on other people's shops alone; an owner asks. */
function readerOf({ merchant }: Statement, canDecide: boolean): Reader {
  if (canDecide) return merchant.isOwn ? 'READER' : 'COORDINATOR';
  return merchant.viewerStaffRole === 'OWNER' ? 'OWNER' : 'READER';
}

function Content({
  statement,
  reader,
  onMore,
}: {
  statement: Statement;
  reader: Reader;
  onMore: () => Promise<unknown>;
}) {
  const { t } = useLingui();
  const steps = useStatementSteps(statement.id);
  /** The line that the owner asks about; `all`: the whole statement; null: none now. */
  const [asked, setAsked] = useState<string | null>(null);
  const isOwner = reader === 'OWNER';
  return (
    <div className="grid grid-cols-1 items-start gap-6 desktop:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex flex-col gap-6">
        <Card>
          <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
            <Baht satang={statement.payableSatang} size="hero" />
            <SettlementBadge state={statement.state} payableSatang={statement.payableSatang} />
          </div>
          <StatementSums statement={statement} />
        </Card>
        <Card title={t`Line by line`}>
          <p className="pb-2 text-ink-soft">
            <Plural value={statement.lineCount} one="# line" other="# lines" />
          </p>
          <StatementLines statement={statement} onAsk={isOwner ? setAsked : null} />
          {statement.lines.pageInfo.hasNextPage && <MoreButton onMore={onMore} />}
        </Card>
      </div>
      <div className="flex flex-col gap-6">
        <StatementPayment statement={statement} reader={reader} steps={steps} />
        <StatementQuestions statement={statement} reader={reader} steps={steps} />
        {isOwner && (
          <Button icon={MessageCircleQuestion} onPress={() => setAsked('all')}>
            <Trans>Ask about this statement</Trans>
          </Button>
        )}
      </div>
      <Sheet title={t`Ask about it`} isOpen={asked !== null} onClose={() => setAsked(null)}>
        <AskForm
          isPending={steps.isPending}
          onSend={(note) => {
            void steps.ask(note, asked === 'all' ? null : asked).then((isDone) => {
              if (isDone) setAsked(null);
            });
          }}
        />
      </Sheet>
    </div>
  );
}

/** A statement as it was issued, for both sides: the sum, each line, what was asked and paid, the file and the paper. */
export function StatementPage({ statementId, canDecide, back }: StatementPageProps) {
  const { t } = useLingui();
  const { language, locale } = useLanguage();
  const { data, error, refetch, fetchMore } = useQuery(SettlementStatementPageDocument, {
    variables: { id: statementId },
  });
  const statement = data?.node?.__typename === 'SettlementStatement' ? data.node : null;
  if (data && statement === null) return <NotFoundPage />;
  const file = `/api/settlements/export.csv?statement=${statementId}&language=${language}`;
  return (
    <>
      <div className="print:hidden">
        <Page
          title={
            statement === null ? t({ message: 'Statement', context: 'settlement' }) : statement.merchant.name
          }
          width="wide"
          back={back}
          lead={statement && formatDays(statement.firstDay, statement.lastDay, locale)}
          actions={
            statement && (
              <>
                <a
                  href={file}
                  download
                  className="inline-flex min-h-target items-center gap-2 underline underline-offset-4"
                >
                  <Download aria-hidden className="size-5" />
                  <Trans>File for Excel</Trans>
                </a>
                <Button icon={Printer} onPress={() => window.print()}>
                  <Trans context="settlement">Print</Trans>
                </Button>
              </>
            )
          }
        >
          {error && !data && <ErrorState error={error} onRetry={refetch} />}
          {!data && !error && <Skeleton shape="card" count={2} />}
          {statement && (
            <Content
              statement={statement}
              reader={readerOf(statement, canDecide)}
              onMore={() => fetchMore({ variables: { after: statement.lines.pageInfo.endCursor } })}
            />
          )}
        </Page>
      </div>
      {statement && <StatementPrint statement={statement} />}
    </>
  );
}
