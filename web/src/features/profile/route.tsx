import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Ban, Bell, CircleHelp, FileCheck, Heart, House, LogOut, ShieldCheck, Store } from 'lucide-react';
import { useState } from 'react';
import { useSignOut } from '../../app/session/use-sign-out.ts';
import { DisplaySettings } from '../../app/shell/DisplaySettings.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { MemberCardRow } from './MemberCardRow.tsx';
import { MembershipRow } from './MembershipRow.tsx';
import { NameCard } from './NameCard.tsx';
import { PasskeysCard } from './PasskeysCard.tsx';
import { ProfileDocument, type ProfileQuery } from './profile.generated.ts';
import { SessionsCard } from './SessionsCard.tsx';
import { ShopRows } from './ShopRows.tsx';
import { useSavedLanguage } from './use-saved-language.ts';

type Viewer = NonNullable<ProfileQuery['viewer']>;

function SignOutButton() {
  const { t } = useLingui();
  const signOut = useSignOut();
  const [isPending, setIsPending] = useState(false);
  return (
    <Button
      icon={LogOut}
      size="large"
      isFullWidth
      isPending={isPending}
      onPress={async () => {
        setIsPending(true);
        try {
          await signOut();
        } catch (cause) {
          showFailure(cause);
          setIsPending(false);
        }
      }}
    >{t`Sign out`}</Button>
  );
}

function NetworksCard({ memberships }: { memberships: Viewer['memberships'] }) {
  const { t } = useLingui();
  return (
    <Card title={t`My networks`}>
      {memberships.length === 0 ? (
        <div className="flex flex-col items-start gap-4">
          <p>
            <Trans>You are in no network yet. Join one, and its shops are open to you.</Trans>
          </p>
          <LinkButton to="/networks" variant="primary">
            <Trans>Find my community</Trans>
          </LinkButton>
        </div>
      ) : (
        <List label={t`My networks`}>
          {memberships.map((membership) => (
            <MembershipRow key={membership.id} membership={membership} />
          ))}
        </List>
      )}
    </Card>
  );
}

function ShopsCard({ memberships }: { memberships: Viewer['memberships'] }) {
  const { t } = useLingui();
  const hasShop = memberships.some((membership) => membership.merchants.length > 0);
  return (
    <Card title={t`My shops`}>
      <div className="flex flex-col items-start gap-4">
        {hasShop ? (
          <div className="w-full">
            <List label={t`My shops`}>
              {memberships.map((membership) => (
                <ShopRows key={membership.id} membership={membership} />
              ))}
            </List>
          </div>
        ) : (
          <p>
            <Trans>
              You run a shop or a workshop? Offer something for goodness points and meet new customers.
            </Trans>
          </p>
        )}
        <LinkButton to="/apply" icon={Store}>
          <Trans>Apply with a shop</Trans>
        </LinkButton>
      </div>
    </Card>
  );
}

function ProfileCards({ viewer }: { viewer: Viewer }) {
  const { t } = useLingui();
  const active = viewer.memberships.filter(({ status }) => status === 'ACTIVE');
  const hasCard = active.some(({ member }) => member !== null);
  return (
    <div className="grid grid-cols-1 items-start gap-6 desktop:grid-cols-2">
      <div className="flex flex-col gap-6">
        {hasCard && (
          <Card title={t`My member card`} tone="points">
            <List label={t`My member card`}>
              {active.map((membership) => (
                <MemberCardRow key={membership.id} membership={membership} />
              ))}
              {active
                .filter(({ member }) => member !== null)
                .map(({ id, network }) => (
                  <ListRow
                    key={`household-${id}`}
                    to={`/profile/household/${network.slug}`}
                    start={<House aria-hidden className="size-6 shrink-0 text-ink-soft" />}
                    title={t`People I live with`}
                    {...(active.length > 1 ? { hint: network.name } : {})}
                  />
                ))}
            </List>
          </Card>
        )}
        <NameCard viewer={viewer} />
        <Card title={t`On this phone`}>
          <DisplaySettings />
        </Card>
        <NetworksCard memberships={viewer.memberships} />
        <ShopsCard memberships={viewer.memberships} />
      </div>
      <div className="flex flex-col gap-6">
        <PasskeysCard />
        <SessionsCard />
        <Card>
          <List label={t`Good to know`}>
            <ListRow
              to="/profile/notices"
              start={<Bell aria-hidden className="size-6 shrink-0 text-ink-soft" />}
              title={t`How I am told`}
            />
            <ListRow
              to="/thanks"
              start={<Heart aria-hidden className="size-6 shrink-0 text-thanks" />}
              title={t`Thanks`}
            />
            <ListRow
              to="/letters"
              start={<FileCheck aria-hidden className="size-6 shrink-0 text-ink-soft" />}
              title={t`Letters of recognition`}
            />
            <ListRow
              to="/help"
              start={<CircleHelp aria-hidden className="size-6 shrink-0 text-ink-soft" />}
              title={t`Help`}
            />
            <ListRow
              to="/privacy"
              start={<ShieldCheck aria-hidden className="size-6 shrink-0 text-ink-soft" />}
              title={t`What is kept and who sees it`}
            />
            <ListRow
              to="/cannot"
              start={<Ban aria-hidden className="size-6 shrink-0 text-ink-soft" />}
              title={t`What this system cannot do`}
            />
          </List>
        </Card>
        <SignOutButton />
      </div>
    </div>
  );
}

/** Everything about the person who is signed in: card, name, looks, networks, shops, and the ways in and out. */
export default function ProfileRoute() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(ProfileDocument);
  useSavedLanguage();
  const viewer = data?.viewer ?? null;
  return (
    <Page title={t({ message: 'Me', context: 'navigation' })} width="wide">
      {viewer === null && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {viewer === null && error === undefined && <Skeleton shape="card" count={3} />}
      {viewer !== null && <ProfileCards viewer={viewer} />}
    </Page>
  );
}
