import { useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useSearchParameter } from '../../lib/use-search-parameter.ts';
import { useShownNetwork } from '../networks/use-shown-network.ts';
import { ShopResults } from './ShopResults.tsx';

const categoryParameter = 'kind';

/** `/shops`: the shops of the network that take vouchers. */
export default function ShopsRoute() {
  const { t } = useLingui();
  const network = useShownNetwork();
  const { typed, setTyped, search } = useSearchParameter();
  const [parameters, setParameters] = useSearchParams();
  const quietly = { replace: true };
  return (
    <Page title={t`Shops`}>
      <div className="flex flex-col gap-4">
        <SearchField
          label={t`Search shops`}
          placeholder={t`Name of the shop or what it makes…`}
          value={typed}
          onChange={setTyped}
        />
        {network.error !== undefined && <ErrorState error={network.error} onRetry={network.retry} />}
        {network.isLoading && <Skeleton shape="row" count={6} />}
        {network.slug !== null && (
          <ShopResults
            networkSlug={network.slug}
            search={search}
            category={parameters.get(categoryParameter)}
            onCategory={(code) =>
              setParameters((previous) => {
                const next = new URLSearchParams(previous);
                if (code === null) next.delete(categoryParameter);
                else next.set(categoryParameter, code);
                return next;
              }, quietly)
            }
            onClear={() => setParameters({}, quietly)}
          />
        )}
      </div>
    </Page>
  );
}
