import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { refusalWords } from '../../app/session/refusal-words.ts';
import { useSession } from '../../app/session/viewer-context.ts';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { NetworkChoice, type NetworkToJoin, noNetwork } from './NetworkChoice.tsx';
import { NetworksToJoinDocument } from './network-choice.generated.ts';
import { withReturnPath } from './return-path.ts';
import { type NewAccount, SignUpForm } from './SignUpForm.tsx';
import { useReturnPath } from './use-arrival.ts';
import { useSignUp } from './use-sign-up.ts';

/** The network that the link named (`?network=nong-sarai`), or the only one there is. */
function useNetworkToJoin() {
  const [parameters] = useSearchParams();
  const { data, loading } = useQuery(NetworksToJoinDocument);
  const [picked, setPicked] = useState<string | null>(null);
  const networks: NetworkToJoin[] = data?.networks.edges.map((edge) => edge.node) ?? [];
  const named = networks.find((network) => network.slug === parameters.get('network'));
  const suggested = named ?? (networks.length === 1 ? networks[0] : undefined);
  return {
    networks: named !== undefined ? [named] : networks,
    isLoading: loading && data === undefined,
    value: picked ?? suggested?.id ?? null,
    pick: setPicked,
  };
}

/** Sign up and join, on one page: three fields and one button. */
export default function SignUpRoute() {
  const { t } = useLingui();
  const { viewer } = useSession();
  const returnPath = useReturnPath();
  const network = useNetworkToJoin();
  const { submit, refusal, isBusy } = useSignUp();
  const [email, setEmail] = useState('');
  const [networkError, setNetworkError] = useState<string>();
  if (viewer !== null && !isBusy) return <Navigate to={returnPath} replace />;

  const signIn = withReturnPath('/sign-in', returnPath);
  const send = async (account: NewAccount) => {
    if (network.value === null && network.networks.length > 1) {
      setNetworkError(t`Pick your community, or “None for now”`);
      return;
    }
    await submit({ ...account, networkId: network.value === noNetwork ? null : network.value });
  };
  return (
    <Page
      title={t`Sign up`}
      width="narrow"
      back={{ to: '/', label: t({ message: 'Home', context: 'navigation' }) }}
      lead={<Trans>One page, one minute. Everyone is welcome.</Trans>}
    >
      <div className="flex flex-col gap-6">
        {refusal !== null && (
          <Notice
            tone="stop"
            title={refusalWords(refusal).title}
            {...(refusal === 'email-taken'
              ? {
                  action: (
                    <LinkButton to={signIn} state={{ email }} variant="outline">
                      <Trans>Sign in with this e-mail</Trans>
                    </LinkButton>
                  ),
                }
              : {})}
          >
            {refusalWords(refusal).hint}
          </Notice>
        )}
        <SignUpForm onSubmit={send} isDisabled={isBusy || network.isLoading} onEmailChange={setEmail}>
          {/* The place is kept while the networks are on their way, so that the button does not move. */}
          <div className="min-h-18">
            <NetworkChoice
              networks={network.networks}
              value={network.value}
              onChange={(value) => {
                setNetworkError(undefined);
                network.pick(value);
              }}
              error={networkError}
            />
          </div>
        </SignUpForm>
        <div>
          <p className="text-ink-soft">
            <Trans>We keep your name, your e-mail and what you do here, and nothing else.</Trans>
          </p>
          <Link
            to="/privacy"
            className="inline-flex min-h-target items-center font-strong underline underline-offset-4"
          >
            <Trans>What is kept and who sees it</Trans>
          </Link>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3 border-t border-rule pt-4">
          <p>
            <Trans>You have an account?</Trans>
          </p>
          <LinkButton to={signIn} variant="outline">
            <Trans>Sign in</Trans>
          </LinkButton>
        </div>
      </div>
    </Page>
  );
}
