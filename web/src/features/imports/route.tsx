import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '../../design/components/Badge.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { NetworkImportsDocument } from './import-list.generated.ts';
import { kindWords, stateWords } from './import-words.ts';
import { UploadCard } from './UploadCard.tsx';

function ImportList({ network }: { network: CoordinatedNetwork }) {
  const { t, i18n } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(NetworkImportsDocument, {
    variables: { slug: network.slug },
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.network?.imports;
  if (found === undefined) {
    return error === undefined ? (
      <Skeleton shape="row" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  if (found.edges.length === 0) {
    return (
      <EmptyState picture="fluent:books" title={t`No file yet`}>
        <Trans>Old passbooks and lists that are in Excel can come in here.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <List label={t`Files`}>
        {found.edges.map(({ node }) => (
          <ListRow
            key={node.id}
            to={`/coordinator/${network.slug}/imports/${node.id}`}
            title={<span className="break-all">{node.fileName}</span>}
            hint={
              <span className="flex flex-wrap gap-x-3 gap-y-1">
                <span>{i18n._(kindWords[node.kind])}</span>
                <Trans context="line of a file">
                  <Plural value={node.lineCount} one="# line" other="# lines" />
                </Trans>
                <DateTime value={node.uploadedAt} show="date" />
              </span>
            }
            end={<Badge tone={stateWords[node.state].tone}>{i18n._(stateWords[node.state].word)}</Badge>}
          />
        ))}
      </List>
      {found.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: found.pageInfo.endCursor } })} />
      )}
    </>
  );
}

function ImportsPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  return (
    <Page title={t`Import from a file`} lead={network.name}>
      {network.canDecide ? (
        <div className="flex flex-col gap-6">
          <UploadCard network={network} />
          <Card title={t`Files so far`}>
            <ImportList network={network} />
          </Card>
        </div>
      ) : (
        <EmptyState picture="fluent:folded-hands" title={t`Files are for the coordinators alone`}>
          <Trans>They have names in them.</Trans>
        </EmptyState>
      )}
    </Page>
  );
}

/** `/coordinator/:slug/imports`: members and deeds out of spreadsheets. */
export default function ImportsRoute() {
  return <CoordinatorScreen>{(network) => <ImportsPage network={network} />}</CoordinatorScreen>;
}
