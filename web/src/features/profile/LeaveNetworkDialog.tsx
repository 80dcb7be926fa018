import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useSession } from '../../app/session/viewer-context.ts';
import { Button } from '../../design/components/Button.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { LeaveNetworkDocument } from './membership-row.generated.ts';

export interface LeaveNetworkDialogProps {
  networkId: string;
  networkName: string;
  isOpen: boolean;
  onClose: () => void;
}

/** The second step of leaving: says what stays and what ends, then leaves. Nobody is held, and nobody is blamed. */
export function LeaveNetworkDialog({ networkId, networkName, isOpen, onClose }: LeaveNetworkDialogProps) {
  const { t } = useLingui();
  const { refresh } = useSession();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [leaveNetwork, { loading }] = useMutation(LeaveNetworkDocument);

  const close = () => {
    setRefusal(null);
    onClose();
  };
  const leave = async () => {
    try {
      const { data } = await leaveNetwork({ variables: { networkId } });
      const result = data?.leaveNetwork;
      if (result === undefined) return;
      switch (result.__typename) {
        case 'LeaveNetworkSuccess':
          close();
          showToast({
            message: t`You have left ${networkName}. You are welcome back any time.`,
            tone: 'done',
          });
          await refresh();
          return;
        case 'NotAMemberError':
        case 'StateError':
          setRefusal(result.message);
          return;
        default:
          result satisfies never;
      }
    } catch (cause) {
      showFailure(cause);
    }
  };

  return (
    <Dialog
      title={t`Leave ${networkName}?`}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button isPending={loading} onPress={leave}>{t`Leave the network`}</Button>
          <Button variant="primary" onPress={close}>{t`Stay`}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p>
          <Trans>What happens:</Trans>
        </p>
        <ul className="flex list-disc flex-col gap-2 pl-6">
          <li>
            <Trans>Vouchers you hold stay good until they expire; unused ones give their points back.</Trans>
          </li>
          <li>
            <Trans>Your points and your passbook stay. Join again, and they are there.</Trans>
          </li>
          <li>
            <Trans>You can no longer redeem here, and you get no more notices from here.</Trans>
          </li>
        </ul>
        {refusal !== null && <Notice tone="wait">{refusal}</Notice>}
      </div>
    </Dialog>
  );
}
