import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Timeline } from '../../design/components/Timeline.tsx';
import { ReviseApplication } from '../merchant-application/ReviseApplication.tsx';
import { Appeal } from './Appeal.tsx';
import { latest, useTimelineItems } from './case-words.ts';
import { Reason } from './Reason.tsx';
import { ShopNotes } from './ShopNotes.tsx';
import {
  type ShopStanding_merchantFragment,
  ShopStanding_merchantFragmentDoc,
} from './shop-standing.generated.ts';

function Standing({ merchant }: { merchant: ShopStanding_merchantFragment }) {
  const { t } = useLingui();
  const events = merchant.timeline ?? [];
  switch (merchant.status) {
    case 'APPLIED':
      return (
        <Notice
          isLive={false}
          title={t`The coordinators are looking at your application`}
          action={
            <LinkButton to={`/shop/${merchant.id}/offers/new`} icon={Plus}>
              {t`Prepare a first offer`}
            </LinkButton>
          }
        >
          {t`Mostly it takes a few days. You get a notice as soon as it is decided.`}
        </Notice>
      );
    case 'CHANGES_REQUESTED': {
      const asked = latest(events, 'CHANGES_REQUESTED')?.reason;
      return (
        <Notice isLive={false} title={t`The coordinators ask for something more`}>
          {asked && <Reason text={asked} />}
          {merchant.viewerStaffRole !== 'OWNER' && (
            <p className="pt-2">{t`The owner of the shop can put it right and send it again.`}</p>
          )}
        </Notice>
      );
    }
    case 'SUSPENDED': {
      const reason = latest(events, 'SUSPENDED')?.reason;
      return (
        <Notice
          tone="stop"
          isLive={false}
          title={t({ message: 'The shop is on pause', context: 'own shop' })}
        >
          {merchant.suspendedUntil !== null && (
            <p>
              <Trans>
                Until <DateTime value={merchant.suspendedUntil} show="date-time" />; then it opens again by
                itself.
              </Trans>
            </p>
          )}
          {reason && <Reason text={reason} />}
          <p className="pt-2">{t`Members cannot redeem here in the meantime.`}</p>
        </Notice>
      );
    }
    case 'DECLINED': {
      const reason = latest(events, 'DECLINED')?.reason;
      return (
        <Notice tone="stop" isLive={false} title={t`The shop was not taken in this time`}>
          {reason && <Reason text={reason} />}
          <p className="pt-2">{t`If something has changed, talk to the coordinators, or apply anew.`}</p>
        </Notice>
      );
    }
    case 'APPROVED':
      return null;
    default:
      return merchant.status satisfies never;
  }
}

function History({ merchant }: { merchant: ShopStanding_merchantFragment }) {
  const { t } = useLingui();
  const items = useTimelineItems(merchant.timeline ?? []);
  if (items.length === 0) return null;
  if (merchant.status === 'APPROVED') {
    return (
      <Disclosure title={t`The shop’s story in the network`}>
        <Timeline items={items} />
      </Disclosure>
    );
  }
  return (
    <Card title={t`What happened so far`}>
      <Timeline items={items} />
    </Card>
  );
}

export interface ShopStandingProps {
  merchant: FragmentType<ShopStanding_merchantFragment>;
  /** `news`: what it means and what to do. `history`: every step with its reason. */
  part: 'news' | 'history';
}

/** How the shop stands with the network: the application, a request for changes with its form, a pause with its end. */
export function ShopStanding({ merchant, part }: ShopStandingProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({
    fragment: ShopStanding_merchantFragmentDoc,
    // Its document brings the form's fragment along.
    fragmentName: 'ShopStanding_merchant',
    from: merchant,
  });
  if (!complete) return null;
  if (part === 'history') return <History merchant={data} />;
  return (
    <>
      <Standing merchant={data} />
      <Appeal merchant={data} isOwner={data.viewerStaffRole === 'OWNER'} />
      <ShopNotes merchant={data} />
      {data.status === 'CHANGES_REQUESTED' && data.viewerStaffRole === 'OWNER' && (
        <Card title={t`Put it right and send it again`}>
          <ReviseApplication merchant={data} />
        </Card>
      )}
    </>
  );
}
