import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Copy, KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Checkbox } from '../../design/components/Checkbox.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Select } from '../../design/components/Select.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { CreateMerchantApiKeyDocument } from './api-keys.generated.ts';
import { type Scope, useScopeWords } from './scope-words.ts';

/** A new key. What it is is shown once, to be copied into the till. */
export function MakeKey({ merchantId }: { merchantId: string }) {
  const { t } = useLingui();
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null) return <Secret secret={secret} onDone={() => setSecret(null)} />;
  return (
    <Card title={t`Make a key`}>
      <KeyForm merchantId={merchantId} onMade={setSecret} />
    </Card>
  );
}

function KeyForm({ merchantId, onMade }: { merchantId: string; onMade: (secret: string) => void }) {
  const { t } = useLingui();
  const scopeWords = useScopeWords();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['VOUCHERS_USE']);
  const [days, setDays] = useState('365');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [create, { loading }] = useMutation(CreateMerchantApiKeyDocument);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setWrong({});
    try {
      const input = { merchantId, name, scopes: [...scopes], validDays: Number(days) };
      const { data } = await create({ variables: { input } });
      const result = data?.createMerchantApiKey;
      switch (result?.__typename) {
        case 'CreateMerchantApiKeySuccess':
          onMade(result.secret);
          return;
        case 'ValidationError':
          setWrong(Object.fromEntries(result.fields.map((field) => [field.path[0] ?? '', field.message])));
          return;
        case 'ForbiddenError':
          setWrong({ merchantId: result.message });
          return;
        case undefined:
          return;
        default:
          result satisfies never;
      }
    } catch (error) {
      showFailure(error);
    }
  }

  const toggle = (scope: Scope, isSelected: boolean) =>
    setScopes((all) => (isSelected ? [...all, scope] : all.filter((each) => each !== scope)));
  return (
    <form className="flex flex-col gap-5" onSubmit={(event) => void send(event)}>
      <TextField
        label={t`Which till is it for?`}
        value={name}
        onChange={setName}
        autoComplete="off"
        error={wrong['name']}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="pb-1 font-strong">{t`What it may do`}</legend>
        {(Object.keys(scopeWords) as Scope[]).map((scope) => (
          <Checkbox
            key={scope}
            isSelected={scopes.includes(scope)}
            onChange={(isSelected) => toggle(scope, isSelected)}
          >
            <span>
              {scopeWords[scope].label}
              <span className="block text-ink-soft">{scopeWords[scope].hint}</span>
            </span>
          </Checkbox>
        ))}
        {wrong['scopes'] !== undefined && <p className="text-stop">{wrong['scopes']}</p>}
      </fieldset>
      <Select
        label={t`Good for`}
        value={days}
        onChange={setDays}
        options={[
          { id: '30', label: t`30 days` },
          { id: '90', label: t`90 days` },
          { id: '365', label: t`One year` },
        ]}
      />
      {wrong['merchantId'] !== undefined && <Notice tone="stop">{wrong['merchantId']}</Notice>}
      <Button type="submit" variant="primary" icon={KeyRound} isPending={loading}>
        {t`Make the key`}
      </Button>
    </form>
  );
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useLingui();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    showToast({ message: t`The key is copied.`, tone: 'done' });
  };
  return (
    <Card title={t`Copy the key now`} tone="points">
      <div className="flex flex-col gap-4">
        <p>{t`It is shown this once. Put it into the till; do not send it in a chat.`}</p>
        <code className="rounded-field bg-page-sunken p-3 break-all">{secret}</code>
        <div className="flex flex-wrap gap-3">
          <Button variant="primary" icon={Copy} onPress={() => void copy()}>
            {t`Copy the key`}
          </Button>
          <Button onPress={onDone}>{t({ message: 'Done', context: 'key' })}</Button>
        </div>
      </div>
    </Card>
  );
}
