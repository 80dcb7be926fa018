import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { EmailForm } from './EmailForm.tsx';
import {
  type NameCard_viewerFragment,
  NameCard_viewerFragmentDoc,
  SaveDisplayNameDocument,
} from './name-card.generated.ts';

interface NameFormProps {
  displayName: string;
  onDone: () => void;
}

function NameForm({ displayName, onDone }: NameFormProps) {
  const { t } = useLingui();
  const [name, setName] = useState(displayName);
  const [error, setError] = useState<string>();
  const [saveName, { loading }] = useMutation(SaveDisplayNameDocument);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { data } = await saveName({ variables: { displayName: name.trim() } });
      const result = data?.updateProfile;
      if (result?.__typename === 'ValidationError') {
        setError(result.fields[0]?.message ?? result.message);
        return;
      }
      showToast({ message: t`Your name is saved.`, tone: 'done' });
      onDone();
    } catch (cause) {
      showFailure(cause);
    }
  };

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
      <TextField
        label={t`Name`}
        hint={t`The name on your member card. A nickname is fine.`}
        autoComplete="name"
        autoFocus
        value={name}
        onChange={(text) => {
          setName(text);
          setError(undefined);
        }}
        error={error}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" isPending={loading} isDisabled={name.trim() === ''}>
          {t`Save`}
        </Button>
        <Button onPress={onDone}>{t`Leave as it was`}</Button>
      </div>
    </form>
  );
}

/** The person's name and sign-in e-mail. */
export function NameCard({ viewer }: { viewer: FragmentType<NameCard_viewerFragment> }) {
  const { t } = useLingui();
  const [editing, setEditing] = useState<'name' | 'email' | null>(null);
  const done = () => setEditing(null);
  const { data, complete } = useFragment({ fragment: NameCard_viewerFragmentDoc, from: viewer });
  if (!complete) return null;
  return (
    <Card
      title={t`About me`}
      {...(editing === null
        ? { actions: <Button onPress={() => setEditing('name')}>{t`Change the name`}</Button> }
        : {})}
    >
      {editing === 'name' && <NameForm displayName={data.displayName} onDone={done} />}
      {editing === 'email' && <EmailForm onDone={done} />}
      {editing === null && (
        <div className="flex flex-col items-start gap-4">
          <KeyValue
            items={[
              { label: t`Name`, value: data.displayName },
              { label: t`E-mail`, value: <span className="break-all">{data.email}</span> },
            ]}
          />
          <Button onPress={() => setEditing('email')}>{t`Change the e-mail`}</Button>
        </div>
      )}
    </Card>
  );
}
