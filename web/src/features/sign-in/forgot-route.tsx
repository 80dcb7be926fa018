import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { refusalWords } from '../../app/session/refusal-words.ts';
import { Button } from '../../design/components/Button.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { emailFrom } from './email-from.ts';
import { type AskOutcome, askForLink, readSendsMail } from './reset-password.ts';

/** Null until it is known. */
function useSendsMail(): boolean | null {
  const [sendsMail, setSendsMail] = useState<boolean | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    readSendsMail(leaving.signal).then(setSendsMail, () => {
      // Without a connection the form says so when it is sent.
      if (!leaving.signal.aborted) setSendsMail(true);
    });
    return () => leaving.abort();
  }, []);
  return sendsMail;
}

function AskRefusal({ outcome }: { outcome: Exclude<AskOutcome, 'asked' | 'no-mail'> }) {
  const { t } = useLingui();
  if (outcome === 'too-many-links') {
    return (
      <Notice tone="wait" title={t`Asked for several times already`}>
        <Trans>Look into your mail, also among the spam. You can ask again in an hour.</Trans>
      </Notice>
    );
  }
  if (outcome === 'too-many') {
    return (
      <Notice tone="wait" title={t`Too many are asking at the moment`}>
        <Trans>
          No link was sent this time. Try again in a while. If you share a Wi-Fi, mobile data may get through.
        </Trans>
      </Notice>
    );
  }
  const words = refusalWords(outcome);
  return (
    <Notice tone="stop" title={words.title}>
      {words.hint}
    </Notice>
  );
}

function NoMail() {
  const { t } = useLingui();
  return (
    <Notice
      tone="wait"
      title={t`Your community helps you here`}
      action={
        <LinkButton to="/sign-in">
          <Trans>Back to sign in</Trans>
        </LinkButton>
      }
    >
      <Trans>
        This system sends no mail. Ask a coordinator: whoever looks after the system can make you a link to
        choose a new password. If your phone has a passkey, sign in with it.
      </Trans>
    </Notice>
  );
}

function AskForm() {
  const { t } = useLingui();
  const { state } = useLocation();
  const [email, setEmail] = useState(emailFrom(state));
  const [error, setError] = useState<string>();
  const [isPending, setIsPending] = useState(false);
  const [outcome, setOutcome] = useState<AskOutcome>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const address = email.trim();
    setError(address === '' ? t`Fill in your e-mail` : undefined);
    if (address === '') return;
    setIsPending(true);
    setOutcome(await askForLink(address));
    setIsPending(false);
  }

  if (outcome === 'no-mail') return <NoMail />;
  if (outcome === 'asked') {
    const address = email.trim();
    return (
      <Notice
        tone="done"
        title={t`Look into your mail`}
        action={<Button onPress={() => setOutcome(undefined)}>{t`Nothing came`}</Button>}
      >
        <Trans>
          If there is an account with {address}, a link is on its way there. It is good once, for 60 minutes.
          It may be among the spam.
        </Trans>
      </Notice>
    );
  }
  return (
    <form noValidate method="post" onSubmit={submit} className="flex flex-col gap-5">
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
        error={error}
      />
      {outcome !== undefined && <AskRefusal outcome={outcome} />}
      <Button type="submit" variant="primary" size="large" isFullWidth isPending={isPending}>
        {t`Send me a link`}
      </Button>
      <p className="text-ink-soft">
        <Trans>
          You no longer read mail at this address? Ask a coordinator: whoever looks after the system can make
          you a link.
        </Trans>
      </p>
    </form>
  );
}

/** `/forgot-password`: one field, one press, and a link comes by mail. */
export default function ForgotRoute() {
  const { t } = useLingui();
  const sendsMail = useSendsMail();
  return (
    <Page title={t`Forgot your password?`} width="narrow" back={{ to: '/sign-in', label: t`Sign in` }}>
      {sendsMail === null && <Skeleton shape="lines" count={3} />}
      {sendsMail === false && <NoMail />}
      {sendsMail === true && <AskForm />}
    </Page>
  );
}
