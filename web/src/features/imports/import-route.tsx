import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { Badge } from '../../design/components/Badge.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { ColumnsCard } from './ColumnsCard.tsx';
import { ImportPageDocument } from './import-page.generated.ts';
import { kindWords, stateWords } from './import-words.ts';
import { LinesCard } from './LinesCard.tsx';
import { type ImportData, NextStep } from './NextStep.tsx';
import { useImportAction } from './use-import-action.ts';

/** While something is under way the page looks again by itself. */
const lookAgainMs = 1_500;

function People({ data }: { data: ImportData }) {
  const { i18n } = useLingui();
  const { word, tone } = stateWords[data.state];
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
      <Badge tone={tone}>{i18n._(word)}</Badge>
      <span>{i18n._(kindWords[data.kind])}</span>
      <span>
        <Trans>
          Brought by {data.uploadedBy.displayName}, <DateTime value={data.uploadedAt} show="date-time" />
        </Trans>
      </span>
      {data.startedBy !== null && (
        <span>
          <Trans>Started by {data.startedBy.displayName}</Trans>
        </span>
      )}
      {data.confirmedBy !== null && (
        <span>
          <Trans>Second person: {data.confirmedBy.displayName}</Trans>
        </span>
      )}
    </p>
  );
}

function ImportBody({ data, onChange }: { data: ImportData; onChange: () => Promise<unknown> }) {
  const { act, pending, refusal } = useImportAction(data.id, onChange);
  const mayChoose = data.state === 'UPLOADED' || data.state === 'CHECKED';
  return (
    <div className="flex flex-col gap-6">
      <People data={data} />
      {refusal !== null && <Notice tone="stop" title={refusal} />}
      <NextStep data={data} pending={pending} onStep={(step) => void act(step)} />
      {mayChoose && (
        <ColumnsCard
          kind={data.kind}
          columns={data.columns}
          isChecked={data.state === 'CHECKED'}
          isPending={pending === 'check'}
          onCheck={(columns) => void act('check', columns)}
        />
      )}
      {data.state !== 'UPLOADED' && data.state !== 'CHECKING' && (
        <LinesCard
          id={data.id}
          counts={{
            NEW: data.newCount,
            SAME: data.sameCount,
            REFUSED: data.refusedCount,
            DONE: data.doneCount,
          }}
        />
      )}
    </div>
  );
}

function ImportPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { importId = '' } = useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(ImportPageDocument, {
    variables: { id: importId },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.node?.__typename === 'Import' ? data.node : null;
  const isUnderWay = found?.state === 'CHECKING' || found?.state === 'RUNNING' || found?.state === 'PROPOSED';
  if (isUnderWay) startPolling(lookAgainMs);
  else stopPolling();
  const back = { to: `/coordinator/${network.slug}/imports`, label: t`Import from a file` };
  return (
    <Page title={found?.fileName ?? t`A file`} back={back}>
      {data === undefined && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {data === undefined && error === undefined && <Skeleton shape="card" count={2} />}
      {data !== undefined && found === null && (
        <EmptyState picture="fluent:books" title={t`There is no such file`} />
      )}
      {found !== null && <ImportBody key={found.id} data={found} onChange={refetch} />}
    </Page>
  );
}

/** `/coordinator/:slug/imports/:importId`: one file, from its columns to its report. */
export default function ImportRoute() {
  return <CoordinatorScreen>{(network) => <ImportPage network={network} />}</CoordinatorScreen>;
}
