import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { ChangeEmailDocument } from './change-email.generated.ts';

/** Another address to sign in with: it holds when the link that goes there is followed. */
export function EmailForm({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const [email, setEmail] = useState('');
  const [error, setError] = useState<string>();
  const [changeEmail, { data, loading }] = useMutation(ChangeEmailDocument);
  const result = data?.changeEmail;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const answer = (await changeEmail({ variables: { email: email.trim() } })).data?.changeEmail;
      if (answer?.__typename === 'ValidationError') setError(answer.fields[0]?.message ?? answer.message);
    } catch (cause) {
      showFailure(cause);
    }
  };

  if (result?.__typename === 'ChangeEmailSuccess') {
    return (
      <Notice tone="done" title={t`Look into your mail`} action={<Button onPress={onDone}>{t`Done`}</Button>}>
        <Trans>
          A link is on its way to {result.email}. Open it within 60 minutes, and you sign in with this
          address. Until then the old one holds: stay signed in here.
        </Trans>
      </Notice>
    );
  }
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="flex flex-col gap-4">
      <TextField
        label={t`New e-mail`}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck="false"
        autoFocus
        value={email}
        onChange={(text) => {
          setEmail(text);
          setError(undefined);
        }}
        error={error}
      />
      {result?.__typename === 'StateError' && <Notice tone="wait" title={result.message} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" isPending={loading} isDisabled={email.trim() === ''}>
          {t`Send me a link`}
        </Button>
        <Button onPress={onDone}>{t`Leave as it was`}</Button>
      </div>
    </form>
  );
}
