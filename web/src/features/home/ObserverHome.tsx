import { Trans, useLingui } from '@lingui/react/macro';
import type { ViewerMembership } from '../../app/session/viewer-context.ts';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { NetworkOffers } from './NetworkOffers.tsx';

/** For people who look after a network without being its member: an auditor has no passbook. */
export function ObserverHome({ membership }: { membership: ViewerMembership }) {
  const { t } = useLingui();
  const { network, roles } = membership;
  const hasConsole = roles.includes('COORDINATOR') || roles.includes('AUDITOR');
  return (
    <Page title={network.name} width="wide">
      <div className="flex flex-col gap-8">
        <Notice
          tone="points"
          title={t`You are here without a passbook`}
          isLive={false}
          action={
            hasConsole ? (
              <LinkButton variant="primary" to={`/coordinator/${network.slug}`}>
                <Trans>To the network's board</Trans>
              </LinkButton>
            ) : (
              roles.includes('VERIFIER') && (
                <LinkButton variant="primary" to={`/verify/${network.slug}`}>
                  <Trans>To the deeds that wait for you</Trans>
                </LinkButton>
              )
            )
          }
        >
          <Trans>In your role you see what the members see, and have no points of your own.</Trans>
        </Notice>
        <NetworkOffers slug={network.slug} />
      </div>
    </Page>
  );
}
