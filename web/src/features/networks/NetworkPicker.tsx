import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session/viewer-context.ts';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { useSearchParameter } from '../../lib/use-search-parameter.ts';
import { canJoin } from './can-join.ts';
import { NetworkRow } from './NetworkRow.tsx';
import { NetworkListDocument } from './network-list.generated.ts';
import { useJoin } from './use-join.ts';

/** With this many communities or fewer all are seen at once, and a search would only be in the way. */
const fewNetworks = 5;

/** Finds a community and joins it: the name is filled in already, so that joining is one tap. */
export function NetworkPicker() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { viewer } = useSession();
  const [displayName, setDisplayName] = useState(viewer?.displayName ?? '');
  const { typed, setTyped, search } = useSearchParameter();
  const { join, joiningId, refusal } = useJoin(() => void navigate('/'));
  const { data, previousData, error, refetch, fetchMore } = useQuery(NetworkListDocument, {
    variables: { search: search === '' ? null : search },
  });
  const networks = (data ?? previousData)?.networks;
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!networks) return <Skeleton shape="row" count={4} />;
  const { edges, pageInfo, totalCount } = networks;
  const canJoinAny = edges.some(({ node }) => canJoin(node.viewerMembership?.status));
  return (
    <div className="flex flex-col gap-5">
      {canJoinAny && (
        <TextField
          label={t`Your name in the community`}
          hint={t`Seen by you and the coordinators`}
          value={displayName}
          onChange={setDisplayName}
          autoComplete="name"
        />
      )}
      {(totalCount > fewNetworks || search !== '' || typed !== '') && (
        <SearchField label={t`Search communities`} value={typed} onChange={setTyped} />
      )}
      {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
      {edges.length === 0 ? (
        <EmptyState picture="fluent:house-with-garden" title={t`No community by that name`}>
          <Trans>Try the name of the village or the sub-district.</Trans>
        </EmptyState>
      ) : (
        <ul aria-label={t`Communities`} className="divide-y divide-rule border-t border-rule">
          {edges.map(({ node }) => (
            <NetworkRow
              key={node.id}
              network={node}
              joiningId={joiningId}
              onJoin={(network) => join(network, displayName)}
            />
          ))}
        </ul>
      )}
      {pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
      )}
    </div>
  );
}
