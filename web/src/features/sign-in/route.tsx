import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { refusalWords } from '../../app/session/refusal-words.ts';
import { SignInForm } from '../../app/session/SignInForm.tsx';
import { useSession } from '../../app/session/viewer-context.ts';
import { Button } from '../../design/components/Button.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { signIn } from '../../lib/sign-in.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { demoPassword, useIsDemo } from './demo-accounts.ts';
import { emailFrom } from './email-from.ts';
import { canUsePasskeys, type PasskeyOutcome, signInWithPasskey } from './passkey-sign-in.ts';
import { withReturnPath } from './return-path.ts';
import { useArrival, useReturnPath } from './use-arrival.ts';

type Refusal = Extract<PasskeyOutcome, { signedIn: false }>['refusal'];

function RefusalNotice({ refusal }: { refusal: Refusal }) {
  const { t } = useLingui();
  const words =
    refusal === 'turned-down'
      ? { title: t`No passkey was used`, hint: t`Try again, or sign in with e-mail and password.` }
      : refusalWords(refusal);
  return (
    <Notice tone="stop" title={words.title}>
      {words.hint}
    </Notice>
  );
}

/** Signing in by one press: a passkey, or one of the demo's people. */
function usePressSignIn(arrive: () => Promise<void>) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const attempt = async (request: () => Promise<PasskeyOutcome>) => {
    setIsBusy(true);
    setRefusal(null);
    const outcome = await request();
    if (outcome.signedIn) await arrive();
    else setRefusal(outcome.refusal);
    setIsBusy(false);
  };
  return { attempt, refusal, isBusy };
}

/** Sign in: e-mail and password, a passkey, or one of the demo's people. */
export default function SignInRoute() {
  const { t } = useLingui();
  const { viewer } = useSession();
  const returnPath = useReturnPath();
  const arrive = useArrival();
  const { state } = useLocation();
  const isDemo = useIsDemo();
  const { attempt, refusal, isBusy } = usePressSignIn(arrive);
  if (viewer !== null) return <Navigate to={returnPath} replace />;
  return (
    <Page
      title={t`Sign in`}
      width={isDemo ? 'regular' : 'narrow'}
      back={{ to: '/', label: t({ message: 'Home', context: 'navigation' }) }}
    >
      <div className={isDemo ? 'grid grid-cols-1 items-start gap-8 desktop:grid-cols-2' : ''}>
        <div className="flex flex-col gap-5">
          <SignInForm defaultEmail={emailFrom(state)} hasForgotLink isDisabled={isBusy} onSignedIn={arrive} />
          {canUsePasskeys() && (
            <Button
              icon={KeyRound}
              size="large"
              isFullWidth
              isDisabled={isBusy}
              onPress={() => void attempt(signInWithPasskey)}
            >
              <Trans>Sign in with a passkey</Trans>
            </Button>
          )}
          {refusal !== null && <RefusalNotice refusal={refusal} />}
          <div className="flex flex-wrap items-center justify-between gap-3 border-t border-rule pt-4">
            <p>
              <Trans>No account yet?</Trans>
            </p>
            <LinkButton to={withReturnPath('/sign-up', returnPath)} variant="outline">
              <Trans>Sign up</Trans>
            </LinkButton>
          </div>
        </div>
        {isDemo && (
          <DemoAccounts
            isDisabled={isBusy}
            onPick={(email) => void attempt(() => signIn(email, demoPassword))}
          />
        )}
      </div>
    </Page>
  );
}
