import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { DecisionBar } from './DecisionBar.tsx';
import { type CoordinatedNetwork, useCoordinatedNetwork } from './use-coordinated-network.ts';
import { useFlushOnLeaving } from './use-decisions.ts';

function NotForYou() {
  const { t } = useLingui();
  return (
    <Page title={t`For coordinators`} isTitleHidden>
      <EmptyState
        picture="fluent:handshake"
        title={t`This page is for coordinators`}
        action={
          <LinkButton to="/" variant="primary">
            <Trans>To the home page</Trans>
          </LinkButton>
        }
      >
        <Trans>If you look after this network, ask another coordinator to give you the role.</Trans>
      </EmptyState>
    </Page>
  );
}

export interface CoordinatorScreenProps {
  children: (network: CoordinatedNetwork) => ReactNode;
}

/** Around each screen of the console: who may be here, and the decisions that still wait to be sent. */
export function CoordinatorScreen({ children }: CoordinatorScreenProps) {
  const network = useCoordinatedNetwork();
  useFlushOnLeaving();
  return (
    <>
      {network === null ? <NotForYou /> : children(network)}
      <DecisionBar />
    </>
  );
}
