import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Checkbox } from '../../design/components/Checkbox.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { choosableEvents, type EventKind, useEventWords } from './event-words.ts';
import { SecretNotice } from './SecretNotice.tsx';
import { CreateWebhookDocument, type CreateWebhookMutation } from './webhooks.generated.ts';

type Refusal = Exclude<CreateWebhookMutation['createWebhook'], { __typename: 'WebhookSecretSuccess' }>;

interface NewWebhookFormProps {
  owner: { merchantId: string } | { networkId: string };
  onCreated: () => Promise<unknown>;
}

/** Where a program is to be called, and of what. All that can be chosen is chosen. */
export function NewWebhookForm({ owner, onCreated }: NewWebhookFormProps) {
  const { t } = useLingui();
  const words = useEventWords();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly EventKind[]>(choosableEvents);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [create, { loading }] = useMutation(CreateWebhookDocument);
  const fields = refusal?.__typename === 'ValidationError' ? refusal.fields : [];
  const problemOf = (name: string) => fields.find(({ path }) => path[0] === name)?.message;

  const send = async () => {
    setRefusal(null);
    try {
      const { data } = await create({
        variables: { input: { ...owner, url: url.trim(), events: [...events] } },
      });
      const result = data?.createWebhook;
      if (result === undefined) return;
      if (result.__typename !== 'WebhookSecretSuccess') {
        setRefusal(result);
        return;
      }
      setSecret(result.secret);
      setUrl('');
      await onCreated();
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {secret !== null && <SecretNotice secret={secret} />}
      <TextField
        label={t`Address of your program`}
        hint={t`It starts with https://`}
        value={url}
        onChange={setUrl}
        error={problemOf('url')}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-strong">
          <Trans>Call it when</Trans>
        </legend>
        {choosableEvents.map((event) => (
          <Checkbox
            key={event}
            isSelected={events.includes(event)}
            onChange={(isSelected) =>
              setEvents(isSelected ? [...events, event] : events.filter((other) => other !== event))
            }
          >
            {words[event]}
          </Checkbox>
        ))}
        {problemOf('events') !== undefined && <p className="text-stop">{problemOf('events')}</p>}
      </fieldset>
      {refusal !== null && refusal.__typename !== 'ValidationError' && (
        <Notice tone="stop" title={refusal.message} />
      )}
      <Button type="submit" variant="primary" isPending={loading}>{t`Add`}</Button>
    </form>
  );
}
