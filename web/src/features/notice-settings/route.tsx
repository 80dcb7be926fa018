import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { ChannelCard } from './ChannelCard.tsx';
import { EmailCard } from './EmailCard.tsx';
import {
  type NoticeSettings_viewerFragment,
  NoticeSettings_viewerFragmentDoc,
  NoticeSettingsDocument,
} from './notice-settings.generated.ts';
import { PushCard } from './PushCard.tsx';
import { QuietHoursCard } from './QuietHoursCard.tsx';
import { useSaveSettings } from './use-save-settings.ts';

function SettingsCards({ viewer }: { viewer: FragmentType<NoticeSettings_viewerFragment> }) {
  const { t } = useLingui();
  const { data, complete } = useFragment({
    fragment: NoticeSettings_viewerFragmentDoc,
    fragmentName: 'NoticeSettings_viewer',
    from: viewer,
  });
  const { save } = useSaveSettings();
  if (!complete) return null;
  const settings = data.noticeSettings;
  const titles = { EMAIL: t`By e-mail`, PUSH: t`On my phones`, LINE: t`By LINE` } as const;
  const roles = data.memberships.flatMap((membership) => membership.roles);
  const hasShop = data.memberships.some(({ merchants }) => merchants.length > 0);
  const without = [
    ...(hasShop ? [] : ['SHOP']),
    ...(roles.some((role) => role === 'COORDINATOR' || role === 'VERIFIER') ? [] : ['WORK']),
  ];
  const used = settings.channels.filter(({ isAvailable, isReachable }) => isAvailable && isReachable);
  return (
    <div className="flex flex-col gap-6">
      <PushCard publicKey={settings.pushPublicKey} />
      {settings.canConfirmEmail && !settings.isEmailConfirmed && <EmailCard email={data.email} />}
      {used.map((channel) => (
        <ChannelCard
          key={channel.channel}
          settings={channel}
          title={titles[channel.channel]}
          without={without}
          onSave={save}
        />
      ))}
      {used.length > 0 && (
        <QuietHoursCard from={settings.quietFrom} until={settings.quietUntil} onSave={save} />
      )}
    </div>
  );
}

/** `/profile/notices`: how, when and of what the person is told outside of the app. In the app everything is there. */
export default function NoticeSettingsRoute() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(NoticeSettingsDocument);
  const viewer = data?.viewer ?? null;
  return (
    <Page
      title={t`How I am told`}
      width="narrow"
      back={{ to: '/profile', label: t({ message: 'Me', context: 'navigation' }) }}
    >
      <p className="mb-6">
        <Trans>
          Everything is in the app, whenever you look. Here you choose what reaches you outside of it.
        </Trans>
      </p>
      {viewer === null && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {viewer === null && error === undefined && <Skeleton shape="card" count={2} />}
      {viewer !== null && <SettingsCards viewer={viewer} />}
    </Page>
  );
}
