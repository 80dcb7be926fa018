import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../design/components/Button.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CategoryFilter } from './CategoryFilter.tsx';
import { ShopRow } from './ShopRow.tsx';
import { ShopListDocument } from './shop-list.generated.ts';

export interface ShopResultsProps {
  networkSlug: string;
  search: string;
  category: string | null;
  onCategory: (code: string | null) => void;
  /** Back to all shops. */
  onClear: () => void;
}

/** The network's shops that the search and the kind leave; only kinds that have a shop are offered. */
export function ShopResults({ networkSlug, search, category, onCategory, onClear }: ShopResultsProps) {
  const { t } = useLingui();
  const { data, previousData, error, refetch, fetchMore } = useQuery(ShopListDocument, {
    variables: { slug: networkSlug, search: search === '' ? null : search },
  });
  const network = (data ?? previousData)?.network;
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!network) return <Skeleton shape="row" count={6} />;
  const { edges, pageInfo } = network.merchants;
  const used = new Set(edges.map(({ node }) => node.category.code));
  const categories = network.categories.filter(({ code }) => used.has(code) || code === category);
  const shown = edges.filter(({ node }) => category === null || node.category.code === category);
  return (
    <>
      {categories.length > 1 && (
        <CategoryFilter categories={categories} value={category} onChange={onCategory} />
      )}
      {shown.length === 0 ? (
        <EmptyState
          picture="fluent:convenience-store"
          title={search === '' && category === null ? t`No shops yet` : t`No shop like that here`}
          action={
            (search !== '' || category !== null) && <Button onPress={onClear}>{t`Show all shops`}</Button>
          }
        >
          <Trans>Shops of the community that take part are listed here.</Trans>
        </EmptyState>
      ) : (
        <>
          <p role="status" className="pt-2 text-ink-soft">
            <Plural value={shown.length} one="# shop" other="# shops" />
          </p>
          <div className="desktop:[&>ul]:grid desktop:[&>ul]:grid-cols-2 desktop:[&>ul]:gap-x-10">
            <List label={t`Shops`}>
              {shown.map(({ node }) => (
                <ShopRow key={node.id} shop={node} />
              ))}
            </List>
          </div>
        </>
      )}
      {pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
      )}
    </>
  );
}
