import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useOwnPlace } from '../place/own-place.ts';
import { ShopRow } from './ShopRow.tsx';
import { ShopListDocument } from './shop-list.generated.ts';

const ShopMap = lazy(() => import('../finding/ShopMap.tsx'));

export interface ShopResultsProps {
  networkSlug: string;
  search: string;
  category: string | null;
  isNearestFirst: boolean;
  isMap: boolean;
  /** Back to all shops. */
  onClear: () => void;
}

/** The network's shops that the search and the kind leave: as a list, and on the map above the same list. */
export function ShopResults({
  networkSlug,
  search,
  category,
  isNearestFirst,
  isMap,
  onClear,
}: ShopResultsProps) {
  const { t } = useLingui();
  const own = useOwnPlace();
  const near = isNearestFirst && own.state === 'known' ? own.place : null;
  const { data, previousData, error, refetch, fetchMore } = useQuery(ShopListDocument, {
    variables: {
      slug: networkSlug,
      search: search === '' ? null : search,
      category,
      near,
      order: near === null ? 'NAME' : 'NEAREST',
    },
  });
  const network = (data ?? previousData)?.network;
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!network) return <Skeleton shape="row" count={6} />;
  const { edges, pageInfo } = network.merchants;
  const isFiltered = search !== '' || category !== null;
  if (edges.length === 0) {
    return (
      <EmptyState
        picture="fluent:convenience-store"
        title={isFiltered ? t`No shop like that here` : t`No shops yet`}
        action={isFiltered && <Button onPress={onClear}>{t`Show all shops`}</Button>}
      >
        <Trans>Shops of the community that take part are listed here.</Trans>
      </EmptyState>
    );
  }
  const shops = edges.map(({ node }) => node);
  return (
    <>
      {isMap && (
        <Suspense fallback={<Skeleton shape="card" count={1} />}>
          <ShopMap shops={shops} />
        </Suspense>
      )}
      <p role="status" className="pt-2 text-ink-soft">
        <Plural value={edges.length} one="# shop" other="# shops" />
      </p>
      <div className="desktop:[&>ul]:grid desktop:[&>ul]:grid-cols-2 desktop:[&>ul]:gap-x-10">
        <List label={t`Shops`}>
          {shops.map((shop) => (
            <ShopRow key={shop.id} shop={shop} />
          ))}
        </List>
      </div>
      {pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
      )}
    </>
  );
}
