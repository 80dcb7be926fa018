import { useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { type SignInRefusal, signIn } from '../../lib/sign-in.ts';

/** E-mail and password, on the sign-in page and in the dialog over a form whose session ended. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<SignInRefusal>();
  const refusals: Record<SignInRefusal, string> = {
    'wrong-credentials': t`The e-mail or the password is not right. Check both and try again.`,
    'too-many': t`Many tries in a short time. Wait a minute, then try again.`,
    unreachable: t`The sign-in could not be reached. Check the connection and try again.`,
    'email-taken': t`There is an account with this e-mail already.`,
    'weak-password': t`The password needs at least 8 characters.`,
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    setRefusal(undefined);
    const outcome = await signIn(email.trim(), password);
    if (outcome.signedIn) await onSignedIn();
    else setRefusal(outcome.refusal);
    setPending(false);
  }

  return (
    <Form onSubmit={submit} className="flex flex-col gap-5">
      <TextField
        label={t`E-mail`}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t`Password`}
        type="password"
        name="password"
        autoComplete="current-password"
        isRequired
        value={password}
        onChange={setPassword}
      />
      {refusal && <Notice tone="stop">{refusals[refusal]}</Notice>}
      <Button type="submit" variant="primary" size="large" isFullWidth isPending={isPending}>
        {t`Sign in`}
      </Button>
    </Form>
  );
}
