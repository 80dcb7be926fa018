import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import { refusalWords } from '../../app/session/refusal-words.ts';
import { Button } from '../../design/components/Button.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { PasswordField } from '../../design/components/PasswordField.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { type ChooseOutcome, choosePassword } from './reset-password.ts';
import { useArrival } from './use-arrival.ts';

const shortest = 8;
const longest = 128;

/** Nothing that is typed here would be taken any more. */
function NotGood() {
  const { t } = useLingui();
  return (
    <Notice
      tone="wait"
      title={t`This link is no longer good`}
      action={
        <LinkButton to="/forgot-password">
          <Trans>Send me a new one</Trans>
        </LinkButton>
      }
    >
      <Trans>A link is good once, for 60 minutes.</Trans>
    </Notice>
  );
}

/** `/new-password/…`: where the link in the mail leads. Whoever has it chooses the password, once, and is signed in. */
export default function NewPasswordRoute() {
  const { t } = useLingui();
  const { token = '' } = useParams();
  const arrive = useArrival();
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [isPending, setIsPending] = useState(false);
  const [outcome, setOutcome] = useState<ChooseOutcome>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const problem = password.length < shortest || password.length > longest;
    setError(problem ? t`Take 8 to 128 characters` : undefined);
    if (problem) return;
    setIsPending(true);
    const result = await choosePassword(token, password);
    setOutcome(result);
    if (result === 'done') {
      showToast({
        message: t`Your new password holds. Everywhere else you are signed out.`,
        tone: 'done',
        seconds: 10,
      });
      await arrive();
    }
    setIsPending(false);
  }

  const isGone = outcome === 'not-good';
  const refusal = outcome === undefined || outcome === 'done' || isGone ? null : refusalWords(outcome);
  return (
    <Page
      title={t`Choose a new password`}
      width="narrow"
      back={{ to: '/sign-in', label: t`Sign in` }}
      lead={<Trans>Then you are signed in here, and signed out everywhere else.</Trans>}
    >
      {isGone ? (
        <NotGood />
      ) : (
        <form noValidate method="post" onSubmit={submit} className="flex flex-col gap-5">
          <PasswordField
            label={t`New password`}
            hint={t`At least 8 characters`}
            name="password"
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
            error={error}
          />
          {refusal !== null && (
            <Notice tone="stop" title={refusal.title}>
              {refusal.hint}
            </Notice>
          )}
          <Button type="submit" variant="primary" size="large" isFullWidth isPending={isPending}>
            {t`Save and sign in`}
          </Button>
        </form>
      )}
    </Page>
  );
}
