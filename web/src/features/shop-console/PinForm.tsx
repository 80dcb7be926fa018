import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { SetCounterPinDocument } from './counter-pin.generated.ts';

export interface PinFormProps {
  merchantId: string;
  /** Whose number; one's own when left out. */
  staffId?: string;
  onSet: () => void;
}

/** The number that opens the shop's shared device. */
export function PinForm({ merchantId, staffId, onSet }: PinFormProps) {
  const { t } = useLingui();
  const [pin, setPin] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [setCounterPin, { loading }] = useMutation(SetCounterPinDocument);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setRefusal(undefined);
    try {
      const { data } = await setCounterPin({
        variables: { input: { merchantId, pin, ...(staffId === undefined ? {} : { staffId }) } },
      });
      const result = data?.setCounterPin;
      switch (result?.__typename) {
        case 'SetCounterPinSuccess':
          setPin('');
          onSet();
          return;
        case 'ValidationError':
          setRefusal(result.fields[0]?.message ?? result.message);
          return;
        case 'ForbiddenError':
          setRefusal(result.message);
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

  return (
    <form className="flex flex-col gap-5" onSubmit={(event) => void send(event)}>
      <TextField
        label={t`Number for the counter`}
        hint={t`Four to six digits. No year of birth, no 1234.`}
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        isCode
        value={pin}
        onChange={(text) => setPin(text.replace(/\D/g, ''))}
        error={refusal}
      />
      <Button type="submit" variant="primary" isPending={loading} isDisabled={pin.length < 4}>
        {t`Keep this number`}
      </Button>
    </form>
  );
}
