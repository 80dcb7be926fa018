import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { MonitorSmartphone } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { PairCounterDeviceDocument } from './counter-device.generated.ts';

/** The code from the owner's phone, scanned into the address or typed; the name has a good one to begin with. */
export function PairForm({ onPaired }: { onPaired: () => void }) {
  const { t } = useLingui();
  const [parameters] = useSearchParams();
  const [code, setCode] = useState(parameters.get('code') ?? '');
  const [name, setName] = useState(t`Tablet at the counter`);
  const [wrong, setWrong] = useState<{ code?: string; name?: string }>({});
  const [pair, { loading }] = useMutation(PairCounterDeviceDocument);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setWrong({});
    try {
      const { data } = await pair({ variables: { input: { code, name } } });
      const result = data?.pairCounterDevice;
      switch (result?.__typename) {
        case 'PairCounterDeviceSuccess':
          onPaired();
          return;
        case 'ValidationError':
          setWrong({ name: result.fields[0]?.message ?? result.message });
          return;
        case 'CounterPairingError':
        case 'StateError':
          setWrong({ code: result.message });
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
    <Card>
      <form className="flex flex-col gap-5" onSubmit={(event) => void send(event)}>
        <p>
          {t`The owner opens “Counter devices” on their phone and makes a code. It is good for ten minutes.`}
        </p>
        <TextField
          label={t`The code`}
          value={code}
          onChange={setCode}
          isCode
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck="false"
          maxLength={20}
          error={wrong.code}
        />
        <TextField label={t`What to call this device`} value={name} onChange={setName} error={wrong.name} />
        <Button
          type="submit"
          variant="primary"
          size="large"
          isFullWidth
          icon={MonitorSmartphone}
          isPending={loading}
          isDisabled={code.trim() === ''}
        >
          {t`Make it the counter`}
        </Button>
      </form>
    </Card>
  );
}
