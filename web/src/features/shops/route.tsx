import { Trans, useLingui } from '@lingui/react/macro';
import { LocateFixed } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useAddressParameters } from '../../lib/use-address-parameters.ts';
import { useSearchParameter } from '../../lib/use-search-parameter.ts';
import { CategoryChips } from '../finding/CategoryChips.tsx';
import { useShownNetwork } from '../networks/use-shown-network.ts';
import { askOwnPlace, useOwnPlace } from '../place/own-place.ts';
import { ShopResults } from './ShopResults.tsx';

const names = { category: 'kind', view: 'view', order: 'order' } as const;
const nearest = 'nearest';

/** `/shops`: the shops of the network that take vouchers, as a list or on the map. */
export default function ShopsRoute() {
  const { t } = useLingui();
  const network = useShownNetwork();
  const own = useOwnPlace();
  const { typed, setTyped, search } = useSearchParameter();
  const { get, set, clear } = useAddressParameters();
  const category = get(names.category);
  const view = get(names.view) === 'map' ? 'map' : 'list';
  const isNearestFirst = get(names.order) === nearest && own.state === 'known';

  async function toggleNearest() {
    if (isNearestFirst) set({ [names.order]: null });
    else if ((await askOwnPlace()) !== null) set({ [names.order]: nearest });
  }

  return (
    <Page title={t`Shops`}>
      <div className="flex flex-col gap-3">
        <SearchField
          label={t`Search shops`}
          placeholder={t`Name of the shop or what it makes…`}
          value={typed}
          onChange={setTyped}
        />
        {network.slug !== null && (
          <CategoryChips
            networkSlug={network.slug}
            value={category}
            onChange={(code) => set({ [names.category]: code })}
          />
        )}
        <div className="flex flex-wrap items-center gap-3">
          <SegmentedControl
            label={t`Show as`}
            isLabelHidden
            value={view}
            onChange={(id) => set({ [names.view]: id === 'map' ? 'map' : null })}
            options={[
              { id: 'list', label: t({ message: 'List', context: 'shops' }) },
              { id: 'map', label: t({ message: 'Map', context: 'shops' }) },
            ]}
          />
          <Button
            icon={LocateFixed}
            isPending={own.state === 'asking'}
            aria-pressed={isNearestFirst}
            onPress={() => void toggleNearest()}
          >
            <Trans>Near me first</Trans>
          </Button>
          {own.state === 'refused' && (
            <p role="status" className="text-ink-soft">
              <Trans>The phone does not say where you are. The order stays as it was.</Trans>
            </p>
          )}
        </div>
        {network.error !== undefined && <ErrorState error={network.error} onRetry={network.retry} />}
        {network.isLoading && <Skeleton shape="row" count={6} />}
        {network.slug !== null && (
          <ShopResults
            networkSlug={network.slug}
            search={search}
            category={category}
            isNearestFirst={isNearestFirst}
            isMap={view === 'map'}
            onClear={clear}
          />
        )}
      </div>
    </Page>
  );
}
