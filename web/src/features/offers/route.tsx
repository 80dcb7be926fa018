import { useLingui } from '@lingui/react/macro';
import { useSearchParams } from 'react-router';
import { useSession } from '../../app/session/viewer-context.ts';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { Switch } from '../../design/components/Switch.tsx';
import { useSearchParameter } from '../../lib/use-search-parameter.ts';
import { useShownNetwork } from '../networks/use-shown-network.ts';
import { OfferResults } from './OfferResults.tsx';

const affordableParameter = 'affordable';

/** The switch lives in the address, as the search does. */
function useAffordableOnly(): [boolean, (isOn: boolean) => void] {
  const [parameters, setParameters] = useSearchParams();
  return [
    parameters.get(affordableParameter) === '1',
    (isOn) =>
      setParameters(
        (previous) => {
          const next = new URLSearchParams(previous);
          if (isOn) next.set(affordableParameter, '1');
          else next.delete(affordableParameter);
          return next;
        },
        { replace: true },
      ),
  ];
}

/** `/offers`: all that can be redeemed in the person's network. */
export default function OffersRoute() {
  const { t } = useLingui();
  const { viewer } = useSession();
  const network = useShownNetwork();
  const { typed, setTyped, search } = useSearchParameter();
  const [, setParameters] = useSearchParams();
  const [isAffordableOnly, setAffordableOnly] = useAffordableOnly();
  return (
    <Page title={t`Redeem points`} width="wide">
      <div className="flex flex-col gap-2 pb-6 tablet:flex-row tablet:items-center tablet:gap-8">
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
            isSelected={isAffordableOnly}
            onChange={setAffordableOnly}
          />
        )}
      </div>
      {network.error !== undefined && <ErrorState error={network.error} onRetry={network.retry} />}
      {network.isLoading && <Skeleton shape="tile" count={8} />}
      {network.slug !== null && (
        <OfferResults
          networkSlug={network.slug}
          search={search}
          isAffordableOnly={isAffordableOnly && network.isOwn}
          onClear={() => setParameters({}, { replace: true })}
        />
      )}
    </Page>
  );
}
