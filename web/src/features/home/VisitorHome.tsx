import { Trans, useLingui } from '@lingui/react/macro';
import { BookHeart, Gift, HandHeart, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useShownNetwork } from '../networks/use-shown-network.ts';
import { NetworkOffers } from './NetworkOffers.tsx';

function Step({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex items-center gap-4 py-3 text-lead">
      <span className="flex size-12 shrink-0 items-center justify-center rounded-full bg-points-tint text-points">
        <Icon aria-hidden className="size-6" />
      </span>
      <span>{children}</span>
    </li>
  );
}

/** For visitors: what this is in three lines, what it brings, and the way in. */
export function VisitorHome() {
  const { t } = useLingui();
  const network = useShownNetwork();
  return (
    <Page title={t`Good deeds you can eat`} width="wide">
      <div className="flex flex-col gap-10">
        <div className="passbook-page grid gap-6 p-5 tablet:p-8 desktop:grid-cols-2 desktop:items-center">
          <ul className="divide-y divide-rule">
            <Step icon={HandHeart}>
              <Trans>Do good in your community.</Trans>
            </Step>
            <Step icon={BookHeart}>
              <Trans>Points go into your goodness passbook.</Trans>
            </Step>
            <Step icon={Gift}>
              <Trans>Redeem them at the shops of the village.</Trans>
            </Step>
          </ul>
          <div className="flex flex-col gap-3">
            <LinkButton variant="primary" size="large" isFullWidth to="/sign-up">
              <Trans>Open a passbook, free</Trans>
            </LinkButton>
            <LinkButton size="large" isFullWidth to="/sign-in">
              <Trans>Sign in</Trans>
            </LinkButton>
          </div>
        </div>
        {network.error !== undefined && <ErrorState error={network.error} onRetry={network.retry} />}
        {network.isLoading && <Skeleton shape="tile" count={8} />}
        {network.slug !== null && <NetworkOffers slug={network.slug} />}
      </div>
    </Page>
  );
}
