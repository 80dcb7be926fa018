import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { AskToShareHouseholdDocument } from './household.generated.ts';

/** Says with whom one lives, by the number on their card. Whether the number is anybody's is not told. */
export function AskForm({ networkId }: { networkId: string }) {
  const { t } = useLingui();
  const [memberNumber, setMemberNumber] = useState('');
  const [error, setError] = useState<string>();
  const [isAsked, setIsAsked] = useState(false);
  const [ask, { loading }] = useMutation(AskToShareHouseholdDocument);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(undefined);
    setIsAsked(false);
    try {
      const { data } = await ask({ variables: { input: { networkId, memberNumber } } });
      const answer = data?.askToShareHousehold;
      if (answer === undefined) return;
      switch (answer.__typename) {
        case 'AskToShareHouseholdSuccess':
          setIsAsked(true);
          setMemberNumber('');
          return;
        case 'ValidationError':
          setError(answer.fields[0]?.message ?? answer.message);
          return;
        case 'StateError':
        case 'NotAMemberError':
          setError(answer.message);
          return;
        default:
          answer satisfies never;
      }
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <Card title={t`Add somebody`}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col items-start gap-4">
        <TextField
          label={t`Their member number`}
          hint={t`It is on their member card.`}
          inputMode="numeric"
          autoComplete="off"
          value={memberNumber}
          onChange={setMemberNumber}
          error={error}
        />
        <Button type="submit" isPending={loading}>{t`Ask them`}</Button>
        {isAsked && (
          <Notice tone="done" title={t`Sent`}>
            <Trans>If the number is right, they see it on this page of theirs and can say yes.</Trans>
          </Notice>
        )}
      </form>
    </Card>
  );
}
