import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Store } from 'lucide-react';
import { useLocation, useParams } from 'react-router';
import { signInPath } from '../../app/session/RequireSession.tsx';
import { useSession } from '../../app/session/viewer-context.ts';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Expiry } from '../../design/components/Expiry.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { StaffInvitationDocument, type StaffInvitationQuery } from './join-shop.generated.ts';
import { useTakePlace } from './use-take-place.ts';

type Invitation = NonNullable<StaffInvitationQuery['staffInvitation']>;
type Problem = NonNullable<Invitation['problem']>;

function NoPlace({ problem }: { problem: Problem }) {
  const { t } = useLingui();
  const titles: Record<Problem, string> = {
    UNKNOWN: t`This invitation is not known`,
    OVER: t`This invitation is over`,
    USED_UP: t`This invitation has been taken`,
    REVOKED: t`The shop has taken this invitation back`,
    SHOP_CLOSED: t`This shop is not open`,
    FULL: t`This shop has all the people it needs`,
  };
  return (
    <EmptyState
      picture="fluent:key"
      title={titles[problem]}
      action={<LinkButton to="/">{t`To the home page`}</LinkButton>}
    >
      {t`Have a word with the owner of the shop: a new link is made in a moment.`}
    </EmptyState>
  );
}

/** In the network already, or open to everybody: one tap. */
function Offered({ invitation, token }: { invitation: Invitation; token: string }) {
  const { t } = useLingui();
  const { viewer, isLoading } = useSession();
  const location = useLocation();
  const { take, isTaking, refusal, ask } = useTakePlace(token);
  const duties = {
    OWNER: t`You look after everything: the shop’s page, its offers, and who works here.`,
    MANAGER: t`You look after the offers, and check vouchers at the counter.`,
    CASHIER: t`You check vouchers at the counter.`,
  };
  return (
    <Card>
      <div className="flex flex-col gap-5">
        <p className="flex items-center gap-4 text-title">
          <Store aria-hidden className="size-10 shrink-0 text-points" />
          <span>
            <Trans>“{invitation.shopName}” would like you to work with them</Trans>
          </span>
        </p>
        <p>{duties[invitation.role]}</p>
        {refusal !== null && (
          <Notice
            tone={refusal.isWaiting ? 'wait' : 'stop'}
            action={ask === null ? undefined : <Button onPress={ask}>{t`Ask to join the community`}</Button>}
          >
            {refusal.message}
          </Notice>
        )}
        {viewer === null && !isLoading ? (
          <LinkButton variant="primary" size="large" isFullWidth to={signInPath(location)}>
            {t`Sign in or sign up, then take the place`}
          </LinkButton>
        ) : (
          <Button variant="primary" size="large" isFullWidth isPending={isTaking || isLoading} onPress={take}>
            {t`Yes, I work here`}
          </Button>
        )}
        <p className="text-ink-soft">
          <Expiry value={invitation.expiresAt} />
        </p>
      </div>
    </Card>
  );
}

/** `/join-shop/:token`: the page behind an invitation's link, for whoever holds it. */
export default function JoinShopRoute() {
  const { t } = useLingui();
  const { token = '' } = useParams();
  const { data, error, refetch } = useQuery(StaffInvitationDocument, {
    variables: { token },
    fetchPolicy: 'cache-and-network',
  });
  const invitation = data?.staffInvitation ?? null;
  return (
    <Page title={t`Work at a shop`} width="narrow">
      {data === undefined &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <Skeleton shape="card" />)}
      {data !== undefined &&
        (invitation?.problem === null ? (
          <Offered invitation={invitation} token={token} />
        ) : (
          <NoPlace problem={invitation?.problem ?? 'UNKNOWN'} />
        ))}
    </Page>
  );
}
