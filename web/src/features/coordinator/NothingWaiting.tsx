import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { useCoordinatedNetwork } from './use-coordinated-network.ts';

/** An empty queue is good news. */
export function NothingWaiting({ slug }: { slug: string }) {
  const { t } = useLingui();
  const canDecide = useCoordinatedNetwork()?.canDecide === true;
  return (
    <EmptyState
      picture="fluent:party-popper"
      title={t`Nothing is waiting`}
      {...(canDecide
        ? {
            action: (
              <LinkButton to={`/coordinator/${slug}/award`} variant="primary">
                <Trans>Give points for a good deed</Trans>
              </LinkButton>
            ),
          }
        : {})}
    >
      <Trans>All is looked at. Thank you.</Trans>
    </EmptyState>
  );
}
