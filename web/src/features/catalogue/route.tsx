import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useSettled } from '../../lib/use-settled.ts';
import { CataloguePageDocument, type CataloguePageQuery } from './catalogue-page.generated.ts';
import { groupByDeed } from './group-by-deed.ts';
import { IndicatorRule } from './IndicatorRule.tsx';

type Catalogue = NonNullable<NonNullable<CataloguePageQuery['network']>['catalogue']>;

const everything = 'ALL';

function Deeds({ catalogue, onMore }: { catalogue: Catalogue; onMore: () => Promise<unknown> }) {
  const { t } = useLingui();
  const { edges, totalCount, pageInfo } = catalogue.indicators;
  if (edges.length === 0) {
    return (
      <EmptyState picture="fluent:seedling" title={t`Nothing found`}>
        <Trans>Try a shorter word. Tone marks may be left out.</Trans>
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <p className="text-ink-soft" role="status">
        <Plural value={totalCount} one="# thing counts" other="# things count" />
      </p>
      {groupByDeed(edges.map(({ node }) => node)).map((deed) => (
        <section key={deed.code} aria-labelledby={`deed-${deed.code}`} className="passbook-page p-5">
          <p className="text-ink-soft">{deed.categoryName}</p>
          <h2 id={`deed-${deed.code}`} className="text-title">
            {deed.name}
          </h2>
          {deed.items.map((indicator) => (
            <IndicatorRule key={indicator.id} indicator={indicator} />
          ))}
        </section>
      ))}
      {pageInfo.hasNextPage && <MoreButton onMore={onMore} />}
    </div>
  );
}

/** `/n/:slug/catalogue`: what counts as a good deed here, for members and for whoever thinks of joining. */
export default function CatalogueRoute() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const [search, setSearch] = useState('');
  const [category, setCategory] = useState(everything);
  const settled = useSettled(search.trim());
  const { data, previousData, error, refetch, fetchMore } = useQuery(CataloguePageDocument, {
    variables: {
      slug,
      search: settled === '' ? null : settled,
      category: category === everything ? null : category,
    },
  });
  const network = (data ?? previousData)?.network;
  if (data && data.network === null) return <NotFoundPage />;
  const catalogue = network?.catalogue ?? null;
  return (
    <Page
      title={t`Good deeds that count`}
      lead={network?.name}
      back={{ to: `/n/${slug}`, label: network?.name ?? t`Community` }}
    >
      {error && !network && <ErrorState error={error} onRetry={refetch} />}
      {!network && !error && <Skeleton shape="card" count={3} />}
      {network && catalogue === null && (
        <EmptyState picture="fluent:ledger" title={t`The list is not ready yet`}>
          <Trans>As soon as the coordinators have agreed on one, it is here.</Trans>
        </EmptyState>
      )}
      {catalogue && (
        <div className="flex flex-col gap-5">
          {catalogue.note !== '' && <p className="text-lead">{catalogue.note}</p>}
          <SearchField label={t`Find a good deed`} value={search} onChange={setSearch} />
          <ChipGroup
            label={t`Kinds of good deeds`}
            value={category}
            onChange={setCategory}
            options={[
              { id: everything, label: t`All` },
              ...catalogue.categories.map(({ code, name }) => ({ id: code, label: name })),
            ]}
          />
          <Deeds
            catalogue={catalogue}
            onMore={() => fetchMore({ variables: { after: catalogue.indicators.pageInfo.endCursor } })}
          />
        </div>
      )}
    </Page>
  );
}
