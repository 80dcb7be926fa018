import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Badge } from '../../design/components/Badge.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { SettingChangesDocument } from './settings.generated.ts';
import { useSettingValue, useSettingWords } from './use-setting-words.ts';

/** Every change of the rules: what, from what to what, who and when. */
export function SettingHistory({ slug }: { slug: string }) {
  const { t } = useLingui();
  const words = useSettingWords();
  const inWords = useSettingValue();
  const { data, error, refetch, fetchMore } = useQuery(SettingChangesDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const changes = data?.network?.settingChanges;
  if (changes === undefined) {
    return error === undefined ? (
      <Skeleton shape="row" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  if (changes.edges.length === 0) return <p className="text-ink-soft">{t`Nothing has been changed yet.`}</p>;
  const states = {
    PROPOSED: t`Waits for a second coordinator`,
    APPLIED: t`In force`,
    WITHDRAWN: t`Withdrawn`,
  };
  return (
    <>
      <ul className="divide-y divide-rule">
        {changes.edges.map(({ node }) => (
          <li key={node.id} className="flex flex-col gap-1 py-3">
            <span className="font-strong">{words[node.setting].label}</span>
            <span>
              {inWords(node.setting, node.oldValue)} → {inWords(node.setting, node.newValue)}
            </span>
            <span className="flex flex-wrap items-center gap-2 text-ink-soft">
              {[node.changedBy, node.decidedBy].filter(Boolean).join(', ')}
              {' · '}
              <DateTime value={node.at} show="date-time" />
              {node.state !== 'APPLIED' && <Badge tone="wait">{states[node.state]}</Badge>}
            </span>
          </li>
        ))}
      </ul>
      {changes.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: changes.pageInfo.endCursor } })} />
      )}
    </>
  );
}
