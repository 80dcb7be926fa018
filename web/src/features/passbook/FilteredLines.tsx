import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { PassbookTable } from './PassbookTable.tsx';
import { PassbookDocument } from './passbook.generated.ts';
import type { PassbookFilters } from './use-passbook-filters.ts';

/** The lines that fit the filters. */
export function FilteredLines({ slug, filters }: { slug: string; filters: PassbookFilters }) {
  const { t } = useLingui();
  const { data, previousData, error, refetch, fetchMore } = useQuery(PassbookDocument, {
    variables: { slug, first: 50, filter: filters },
  });
  const found = (data ?? previousData)?.viewer?.membership?.member?.passbook;
  if (error && !found) return <ErrorState error={error} onRetry={refetch} />;
  if (!found) return <Skeleton shape="row" count={5} />;
  if (found.edges.length === 0) {
    return (
      <EmptyState picture="fluent:glasses" title={t`No line like that`}>
        <Trans>Try fewer words, or more days.</Trans>
      </EmptyState>
    );
  }
  return (
    <div>
      <p className="pb-2 text-ink-soft" role="status">
        <Plural value={found.totalCount} one="# line fits" other="# lines fit" />
      </p>
      <PassbookTable lines={found.edges.map(({ node }) => node)} />
      {found.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: found.pageInfo.endCursor } })} />
      )}
    </div>
  );
}
