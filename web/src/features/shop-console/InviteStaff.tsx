import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { QrCode as QrMark, Share2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Expiry } from '../../design/components/Expiry.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { QrCode } from '../../design/components/QrCode.tsx';
import { RadioGroup } from '../../design/components/RadioGroup.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { CreateStaffInvitationDocument } from './invitations.generated.ts';

type Role = 'OWNER' | 'MANAGER' | 'CASHIER';

interface Made {
  link: string;
  expiresAt: string;
}

/** A link and its QR for whoever is to work here. It is shown this once, and taken back below. */
export function InviteStaff({ merchantId, shopName }: { merchantId: string; shopName: string }) {
  const { t } = useLingui();
  const [role, setRole] = useState<Role>('CASHIER');
  const [made, setMade] = useState<Made | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const [create, { loading }] = useMutation(CreateStaffInvitationDocument);

  async function invite(): Promise<void> {
    setRefusal(undefined);
    try {
      const { data } = await create({
        variables: { input: { merchantId, role, useLimit: 1, validHours: 24 } },
      });
      const result = data?.createStaffInvitation;
      switch (result?.__typename) {
        case 'CreateStaffInvitationSuccess': {
          const link = new URL(`/join-shop/${result.token}`, location.origin).href;
          setMade({ link, expiresAt: result.invitation.expiresAt });
          return;
        }
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

  if (made !== null) {
    return <Invitation made={made} shopName={shopName} onDone={() => setMade(null)} />;
  }
  return (
    <div className="flex flex-col gap-5">
      <RadioGroup
        label={t`What they do here`}
        value={role}
        onChange={(id) => setRole(id as Role)}
        options={[
          { id: 'CASHIER', label: t`Cashier`, hint: t`Checks vouchers at the counter` },
          { id: 'MANAGER', label: t`Manager`, hint: t`Also looks after the offers` },
          { id: 'OWNER', label: t`Owner`, hint: t`Everything: the shop’s page and who works here too` },
        ]}
      />
      {refusal !== undefined && <Notice tone="stop">{refusal}</Notice>}
      <Button variant="primary" icon={QrMark} isPending={loading} onPress={() => void invite()}>
        {t`Make an invitation`}
      </Button>
    </div>
  );
}

function Invitation({ made, shopName, onDone }: { made: Made; shopName: string; onDone: () => void }) {
  const { t } = useLingui();

  async function share(): Promise<void> {
    const words = { title: shopName, text: t`Come and work with us at “${shopName}”`, url: made.link };
    if (typeof navigator.share === 'function') {
      // Whoever closes the phone's sheet has changed their mind: that is no failure.
      await navigator.share(words).catch(() => undefined);
      return;
    }
    await navigator.clipboard.writeText(made.link);
    showToast({ message: t`The link is copied.`, tone: 'done' });
  }

  return (
    <div className="flex flex-col items-center gap-4 text-center">
      <p>{t`Let them point their phone’s camera here, or send them the link.`}</p>
      <QrCode value={made.link} label={t`QR code of the invitation`} size={260} />
      <p className="max-w-full break-all text-ink-soft">{made.link}</p>
      <p className="text-ink-soft">
        <Expiry value={made.expiresAt} />
      </p>
      <div className="flex flex-wrap justify-center gap-3">
        <Button variant="primary" icon={Share2} onPress={() => void share()}>
          {t`Send the link`}
        </Button>
        <Button onPress={onDone}>{t({ message: 'Done', context: 'invitation' })}</Button>
      </div>
      <p className="text-ink-soft">{t`For one person. It is shown this once.`}</p>
    </div>
  );
}
