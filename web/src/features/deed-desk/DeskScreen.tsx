import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { type DeskNetwork, useDeskNetwork } from './use-desk-network.ts';

export interface DeskScreenProps {
  title: string;
  isForCoordinators?: boolean;
  children: (network: DeskNetwork) => ReactNode;
}

/** Around each screen of the desk: who may be here. */
export function DeskScreen({ title, isForCoordinators = false, children }: DeskScreenProps) {
  const { t } = useLingui();
  const network = useDeskNetwork();
  const mayBeHere = network !== null && (network.isCoordinator || !isForCoordinators);
  return (
    <Page title={title} width="narrow" {...(mayBeHere ? { lead: network.name } : {})}>
      {mayBeHere ? (
        children(network)
      ) : (
        <EmptyState
          picture="fluent:handshake"
          title={t`This page is for those who look after a community`}
          action={<LinkButton to="/" variant="primary">{t`To the home page`}</LinkButton>}
        >
          <Trans>Your own good deeds you record from your home page.</Trans>
        </EmptyState>
      )}
    </Page>
  );
}
