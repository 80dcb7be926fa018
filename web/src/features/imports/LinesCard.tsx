import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Badge, type Tone } from '../../design/components/Badge.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { type ImportLineState, ImportLinesDocument } from './import-lines.generated.ts';

const shown = ['REFUSED', 'NEW', 'SAME', 'DONE'] as const satisfies readonly ImportLineState[];

const tones: Record<ImportLineState, Tone> = { NEW: 'points', SAME: 'plain', REFUSED: 'stop', DONE: 'done' };

function useLineWords(): Record<ImportLineState, string> {
  const { t } = useLingui();
  return {
    NEW: t({ message: 'New', context: 'line of a file' }),
    SAME: t({ message: 'Imported before', context: 'line of a file' }),
    REFUSED: t({ message: 'To mend', context: 'line of a file' }),
    DONE: t({ message: 'Imported', context: 'line of a file' }),
  };
}

function Lines({ id, state }: { id: string; state: ImportLineState }) {
  const { t } = useLingui();
  const words = useLineWords();
  const { data, error, refetch, fetchMore } = useQuery(ImportLinesDocument, {
    variables: { id, state },
    fetchPolicy: 'cache-and-network',
  });
  const lines = data?.node?.__typename === 'Import' ? data.node.lines : undefined;
  if (lines === undefined) {
    return error === undefined ? (
      <Skeleton shape="row" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  if (lines.edges.length === 0) {
    return (
      <p className="py-4 text-ink-soft">
        <Trans>No line here.</Trans>
      </p>
    );
  }
  return (
    <>
      <ol className="flex flex-col">
        {lines.edges.map(({ node }) => (
          <li key={node.number} className="flex flex-col gap-1 border-b border-rule py-3">
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-strong">{t`Line ${node.number}`}</span>
              <Badge tone={tones[node.state]}>{words[node.state]}</Badge>
              {node.problem?.column != null && <span>{t`Column “${node.problem.column}”`}</span>}
            </span>
            <span className="break-words text-ink-soft">
              {node.values.map(({ text }) => text).join(' · ')}
            </span>
            {node.problem !== null && <span>{node.problem.message}</span>}
          </li>
        ))}
      </ol>
      {lines.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: lines.pageInfo.endCursor } })} />
      )}
    </>
  );
}

export interface LinesCardProps {
  id: string;
  counts: Record<ImportLineState, number>;
}

/** The lines of a file, by what becomes of them; those to mend first. */
export function LinesCard({ id, counts }: LinesCardProps) {
  const { t } = useLingui();
  const words = useLineWords();
  const filled = shown.filter((state) => counts[state] > 0);
  const [chosen, setChosen] = useState<ImportLineState | null>(null);
  const state = chosen ?? filled[0] ?? 'REFUSED';
  return (
    <Card title={t`Lines`}>
      <div className="flex flex-col gap-4">
        <ChipGroup
          label={t`Show`}
          isLabelHidden
          value={state}
          onChange={(id) => setChosen(shown.find((each) => each === id) ?? null)}
          options={shown.map((each) => ({ id: each, label: `${words[each]} (${counts[each]})` }))}
        />
        <Lines key={`${state} ${counts[state]}`} id={id} state={state} />
      </div>
    </Card>
  );
}
