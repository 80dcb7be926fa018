import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../design/components/Button.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import type { OfferFilters } from '../finding/use-offer-filters.ts';
import { useOwnPlace } from '../place/own-place.ts';
import { OfferGrid } from './OfferGrid.tsx';
import { OfferListDocument } from './offer-list.generated.ts';

export interface OfferResultsProps {
  networkSlug: string;
  search: string;
  filters: OfferFilters;
  /** Back to the whole list. */
  onClear: () => void;
}

const pageLength = 24;

/** What the search and the filters found; more by a button, so that the foot of the page can be reached. */
export function OfferResults({ networkSlug, search, filters, onClear }: OfferResultsProps) {
  const { t } = useLingui();
  const own = useOwnPlace();
  const { data, previousData, error, refetch, fetchMore } = useQuery(OfferListDocument, {
    variables: {
      slug: networkSlug,
      search: search === '' ? null : search,
      affordableOnly: filters.isAffordableOnly,
      category: filters.category,
      kinds: filters.kind === null ? null : [filters.kind],
      maxPoints: filters.maxPoints,
      availableNow: filters.isAvailableNow,
      near: filters.order === 'NEAREST' && own.state === 'known' ? own.place : null,
      order: filters.order ?? (search === '' ? 'RECOMMENDED' : null),
      first: pageLength,
    },
  });
  // The last result stays while the next one is looked for: nothing jumps at each letter.
  const network = (data ?? previousData)?.network;
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!network) return <Skeleton shape="tile" count={8} />;
  const { edges, pageInfo } = network.offers;
  const { order: _, ...narrowing } = filters;
  const isFiltered =
    search !== '' || Object.values(narrowing).some((value) => value !== null && value !== false);
  if (edges.length === 0) {
    return (
      <EmptyState
        picture={isFiltered ? 'fluent:magnifying-glass-tilted-left' : 'fluent:wrapped-gift'}
        title={isFiltered ? t`Nothing like that here` : t`The shops are still getting ready`}
        action={isFiltered && <Button onPress={onClear}>{t`Show everything`}</Button>}
      >
        {isFiltered ? (
          <Trans>Try another word, or look at everything there is.</Trans>
        ) : (
          <Trans>As soon as the first offer is up, it is here.</Trans>
        )}
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status" className="pb-4 text-ink-soft">
        {pageInfo.hasNextPage ? (
          <Plural value={edges.length} one="# offer, and more" other="# offers, and more" />
        ) : (
          <Plural value={edges.length} one="# offer" other="# offers" />
        )}
      </p>
      <OfferGrid label={t`Offers`} offers={edges.map(({ node }) => node)} />
      {pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
      )}
    </>
  );
}
