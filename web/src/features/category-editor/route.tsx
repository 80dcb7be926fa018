import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { classNames } from '../../lib/class-names.ts';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { type Category, CategorySheet } from './CategorySheet.tsx';
import { CategoryTreeDocument } from './category-tree.generated.ts';

/** How far a level stands in. */
const indents: Readonly<Record<number, string>> = { 2: 'pl-8', 3: 'pl-16' };

function CategoryRow({ category, onPress }: { category: Category; onPress: (() => void) | undefined }) {
  return (
    <ListRow
      start={
        <span className={classNames('block shrink-0', indents[category.depth])}>
          <OfferPicture picture={category.picture} size="thumb" />
        </span>
      }
      title={category.name}
      hint={<Plural value={category.shopCount} _0="No shop yet" one="# shop" other="# shops" />}
      {...(onPress === undefined ? {} : { onPress })}
    />
  );
}

function CategoryPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(CategoryTreeDocument, { variables: { slug: network.slug } });
  /** A code; 'new' for one that is being added. */
  const [edited, setEdited] = useState<string | null>(null);
  const tree = data?.network?.categories;
  const category = tree?.find(({ code }) => code === edited) ?? null;
  const close = () => setEdited(null);
  return (
    <Page
      title={t`Categories of shops`}
      lead={network.name}
      actions={
        network.canDecide && (
          <Button variant="primary" icon={Plus} onPress={() => setEdited('new')}>
            <Trans>Add a category</Trans>
          </Button>
        )
      }
    >
      {!tree && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {!tree && error === undefined && <Skeleton shape="row" count={8} />}
      {tree?.length === 0 && (
        <EmptyState picture="fluent:convenience-store" title={t`No categories yet`}>
          <Trans>Shops choose one when they apply: add the first.</Trans>
        </EmptyState>
      )}
      {tree !== undefined && tree.length > 0 && (
        <List label={t`Categories of shops`}>
          {tree.map((each) => (
            <CategoryRow
              key={each.code}
              category={each}
              onPress={network.canDecide ? () => setEdited(each.code) : undefined}
            />
          ))}
        </List>
      )}
      {tree !== undefined && edited !== null && (edited === 'new' || category !== null) && (
        <CategorySheet key={edited} networkId={network.id} tree={tree} category={category} onClose={close} />
      )}
    </Page>
  );
}

/** `/coordinator/:slug/categories`: the kinds of shops, as a tree. */
export default function CategoriesRoute() {
  return <CoordinatorScreen>{(network) => <CategoryPage network={network} />}</CoordinatorScreen>;
}
