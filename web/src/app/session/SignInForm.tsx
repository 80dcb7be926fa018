import { useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../design/components/Button.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PasswordField } from '../../design/components/PasswordField.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { type SignInRefusal, signIn } from '../../lib/sign-in.ts';
import { refusalWords } from './refusal-words.ts';

export interface SignInFormProps {
  onSignedIn: () => Promise<void>;
  defaultEmail?: string;
  /** Off in the dialog over a form: it would be left. */
  hasForgotLink?: boolean;
  /** While another way of signing in is tried. */
  isDisabled?: boolean;
}

/** E-mail and password, on the sign-in page and in the dialog over a form whose session ended. */
export function SignInForm({
  onSignedIn,
  defaultEmail = '',
  hasForgotLink = false,
  isDisabled = false,
}: SignInFormProps) {
  const { t } = useLingui();
  const [email, setEmail] = useState(defaultEmail);
  const [password, setPassword] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<SignInRefusal>();
  const words = refusal && refusalWords(refusal);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setWasSent(true);
    if (email.trim() === '' || password === '') return;
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
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck="false"
        value={email}
        onChange={setEmail}
        error={wasSent && email.trim() === '' ? t`Fill in your e-mail` : undefined}
      />
      <PasswordField
        label={t`Password`}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={wasSent && password === '' ? t`Fill in your password` : undefined}
      />
      {words && (
        <Notice tone="stop" title={words.title}>
          {words.hint}
        </Notice>
      )}
      <Button
        type="submit"
        variant="primary"
        size="large"
        isFullWidth
        isPending={isPending}
        isDisabled={isDisabled}
      >
        {t`Sign in`}
      </Button>
      {hasForgotLink && (
        <LinkButton to="/forgot-password" state={{ email: email.trim() }} variant="quiet" isFullWidth>
          {t`Forgot your password?`}
        </LinkButton>
      )}
    </Form>
  );
}
