import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { QrCode as QrMark, TabletSmartphone } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { CreateCounterPairingDocument, MakeCounterDeviceDocument } from './counter-devices.generated.ts';

/** Two ways to a counter device: a code for another one, or the one in one's hand. */
export function AddDevice({ merchantId, onChange }: { merchantId: string; onChange: () => void }) {
  const { t } = useLingui();
  const [isThisOne, setThisOne] = useState(false);
  return (
    <Card title={t`Add a device`}>
      <div className="flex flex-col gap-5">
        <Pairing merchantId={merchantId} onChange={onChange} />
        <Button icon={TabletSmartphone} onPress={() => setThisOne(true)}>
          {t`Make this very device the counter`}
        </Button>
      </div>
      <ThisDevice merchantId={merchantId} isOpen={isThisOne} onClose={() => setThisOne(false)} />
    </Card>
  );
}

function Pairing({ merchantId, onChange }: { merchantId: string; onChange: () => void }) {
  const { t } = useLingui();
  const [create, { loading }] = useMutation(CreateCounterPairingDocument);
  const [pairing, setPairing] = useState<{ code: string; expiresAt: string } | null>(null);
  const [refusal, setRefusal] = useState<string>();

  async function make(): Promise<void> {
    setRefusal(undefined);
    try {
      const { data } = await create({ variables: { input: { merchantId } } });
      const result = data?.createCounterPairing;
      if (result?.__typename === 'CreateCounterPairingSuccess') setPairing(result);
      else if (result !== undefined) setRefusal(result.message);
    } catch (error) {
      showFailure(error);
    }
  }

  if (pairing === null) {
    return (
      <>
        {refusal !== undefined && <Notice tone="stop">{refusal}</Notice>}
        <Button variant="primary" icon={QrMark} isPending={loading} onPress={() => void make()}>
          {t`Make a code for a tablet`}
        </Button>
      </>
    );
  }
  const { code } = pairing;
  const link = new URL(`/counter?code=${code}`, location.origin);
  return (
    <div className="flex flex-col items-center gap-4 text-center">
      <p>
        <Trans>
          Point the tablet’s camera here, or open <strong>{link.host}/counter</strong> on it and type the code
        </Trans>
      </p>
      <QrCode value={link.href} label={t`QR code for the tablet`} size={260} />
      <p className="text-display font-strong">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
      <p className="text-ink-soft">
        <Trans>
          Good for one device, until <DateTime value={pairing.expiresAt} show="time" />
        </Trans>
      </p>
      <Button
        onPress={() => {
          setPairing(null);
          onChange();
        }}
      >
        {t({ message: 'Done', context: 'pairing' })}
      </Button>
    </div>
  );
}

/** The device is nobody's own any more: the person is signed out, and the page becomes the lock screen. */
function ThisDevice({
  merchantId,
  isOpen,
  onClose,
}: {
  merchantId: string;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [name, setName] = useState(t`Tablet at the counter`);
  const [refusal, setRefusal] = useState<string>();
  const [makeCounterDevice, { loading }] = useMutation(MakeCounterDeviceDocument);

  async function make(): Promise<void> {
    setRefusal(undefined);
    try {
      const { data } = await makeCounterDevice({ variables: { input: { merchantId, name } } });
      const result = data?.makeCounterDevice;
      if (result?.__typename === 'MakeCounterDeviceSuccess') {
        // What this device knew of the person goes before anybody else holds it, and the page begins anew: this one is
        // for people who are signed in.
        await client.clearStore().catch(() => undefined);
        location.replace(`/counter/${merchantId}`);
      } else if (result !== undefined) setRefusal(result.message);
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Dialog
      title={t`Make this very device the counter?`}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t`Not this one`}</Button>
          <Button variant="primary" isPending={loading} onPress={() => void make()}>
            {t`Yes, and sign me out of it`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>{t`You are signed out of it, and it shows the names of those who work here. Do this with the tablet that stays at the shop, not with your own phone.`}</p>
        {refusal !== undefined && <Notice tone="stop">{refusal}</Notice>}
        <TextField label={t`What to call this device`} value={name} onChange={setName} />
      </div>
    </Dialog>
  );
}
