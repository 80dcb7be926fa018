import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useMembership } from '../../app/session/use-membership.ts';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { Stamp } from '../../design/components/Stamp.tsx';
import { NewThanksForm } from './NewThanksForm.tsx';
import { NoNetwork } from './NoNetwork.tsx';
import { NewThanksDocument } from './send-thanks.generated.ts';
import { type IntendedThanks, useSendThanks } from './use-send-thanks.ts';

/** The stamp, and what was sent. */
function ThanksSent({ thanks }: { thanks: IntendedThanks }) {
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = thanks.receiver.displayName;
  return (
    <div className="passbook-page flex flex-col items-center gap-5 px-5 py-10 text-center">
      <Stamp
        label={thanks.points === null ? t`Thank you` : t`+${thanks.points} points`}
        tone="thanks"
        isFresh
      />
      <h2 ref={heading} tabIndex={-1} className="text-title">
        <Trans>On its way to {name}</Trans>
      </h2>
      <p className="max-w-prose text-ink-soft">{thanks.message}</p>
      <LinkButton to="/thanks" variant="primary">
        <Trans>Done</Trans>
      </LinkButton>
    </div>
  );
}

function NewThanks({ slug, networkId }: { slug: string; networkId: string }) {
  const { data, error, refetch } = useQuery(NewThanksDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const { send, sent, refusal, isPending } = useSendThanks(networkId);
  const membership = data?.viewer?.membership;
  if (sent !== null) return <ThanksSent thanks={sent} />;
  if (!membership) {
    return error === undefined ? (
      <Skeleton shape="card" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  return (
    <NewThanksForm
      slug={slug}
      ownMembershipId={membership.id}
      contacts={membership.thanksContacts}
      allowance={membership.giftAllowance}
      isPending={isPending}
      refusal={refusal}
      onSend={(thanks) => void send(thanks)}
    />
  );
}

/** `/thanks/new`: thanks in four actions at most. */
export default function NewThanksRoute() {
  const { t } = useLingui();
  const { membership } = useMembership();
  return (
    <Page title={t`Thank somebody`} width="narrow" back={{ to: '/thanks', label: t`Thanks` }}>
      {membership === null ? (
        <NoNetwork />
      ) : (
        <NewThanks key={membership.id} slug={membership.network.slug} networkId={membership.network.id} />
      )}
    </Page>
  );
}
