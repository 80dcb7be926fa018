import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../../app/session/viewer-context.ts';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { Switch } from '../../design/components/Switch.tsx';
import { useSearchParameter } from '../../lib/use-search-parameter.ts';
import { CategoryChips } from '../finding/CategoryChips.tsx';
import { FilterSheet } from '../finding/FilterSheet.tsx';
import { type OfferFilters, useOfferFilters } from '../finding/use-offer-filters.ts';
import { useShownNetwork } from '../networks/use-shown-network.ts';
import { OfferResults } from './OfferResults.tsx';

/** What is set behind the button, not on the page. */
function hiddenCount({ order, kind, maxPoints, isAvailableNow }: OfferFilters): number {
  return [order !== null, kind !== null, maxPoints !== null, isAvailableNow].filter(Boolean).length;
}

/** `/offers`: all that can be redeemed in the person's network. */
export default function OffersRoute() {
  const { t } = useLingui();
  const { viewer } = useSession();
  const network = useShownNetwork();
  const { typed, setTyped, search } = useSearchParameter();
  const { filters, change, clear } = useOfferFilters();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const count = hiddenCount(filters);
  return (
    <Page title={t`Redeem points`} width="wide">
      <div className="flex flex-col gap-2 pb-5">
        <div className="flex flex-col gap-2 tablet:flex-row tablet:items-center tablet:gap-8">
          <div className="grow">
            <SearchField
              label={t`Search offers and shops`}
              placeholder={t`Noodles, haircut, shop name…`}
              value={typed}
              onChange={setTyped}
            />
          </div>
          {viewer !== null && network.isOwn && (
            <Switch
              label={t`Only what I can have now`}
              isSelected={filters.isAffordableOnly}
              onChange={(isAffordableOnly) => change({ isAffordableOnly })}
            />
          )}
        </div>
        {network.slug !== null && (
          <CategoryChips
            networkSlug={network.slug}
            value={filters.category}
            onChange={(category) => change({ category })}
          />
        )}
        <div>
          <Button icon={SlidersHorizontal} onPress={() => setSheetOpen(true)}>
            <Trans>Filter and order</Trans>
            {count > 0 && (
              <span className="font-normal">
                {' '}
                (<Plural value={count} one="# set" other="# set" />)
              </span>
            )}
          </Button>
        </div>
      </div>
      <FilterSheet
        filters={filters}
        isSearching={search !== ''}
        isOpen={isSheetOpen}
        onChange={change}
        onClose={() => setSheetOpen(false)}
      />
      {network.error !== undefined && <ErrorState error={network.error} onRetry={network.retry} />}
      {network.isLoading && <Skeleton shape="tile" count={8} />}
      {network.slug !== null && (
        <OfferResults
          networkSlug={network.slug}
          search={search}
          filters={{ ...filters, isAffordableOnly: filters.isAffordableOnly && network.isOwn }}
          onClear={clear}
        />
      )}
    </Page>
  );
}
