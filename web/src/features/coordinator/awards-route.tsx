import { Trans, useLingui } from '@lingui/react/macro';
import { HandHeart } from 'lucide-react';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { AwardProposals } from './AwardProposals.tsx';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { RecentAwards } from './RecentAwards.tsx';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

function AwardsPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  return (
    <Page
      title={t`Points given`}
      lead={network.name}
      {...(network.canDecide
        ? {
            actions: (
              <LinkButton to={`/coordinator/${network.slug}/award`} variant="primary" icon={HandHeart}>
                <Trans>Give points</Trans>
              </LinkButton>
            ),
          }
        : {})}
    >
      {network.canDecide ? (
        <div className="flex flex-col gap-6">
          <AwardProposals network={network} />
          <RecentAwards network={network} />
        </div>
      ) : (
        <EmptyState picture="fluent:handshake" title={t`Names are for the coordinators`}>
          <Trans>As an auditor you see on the board how many points were given.</Trans>
        </EmptyState>
      )}
    </Page>
  );
}

/** Who gave points for what: large awards that wait for a second person, and the last 30 days. */
export default function AwardsRoute() {
  return <CoordinatorScreen>{(network) => <AwardsPage network={network} />}</CoordinatorScreen>;
}
