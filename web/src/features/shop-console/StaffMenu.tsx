import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { KeyRound, UserCog, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Dialog } from '../../design/components/Dialog.tsx';
import { Menu } from '../../design/components/Menu.tsx';
import { RadioGroup } from '../../design/components/RadioGroup.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import { PinForm } from './PinForm.tsx';
import { SetMerchantStaffRoleDocument } from './shop-staff.generated.ts';

type Role = 'OWNER' | 'MANAGER' | 'CASHIER';

export interface StaffMenuProps {
  merchantId: string;
  person: { id: string; displayName: string; role: Role };
  /** The shop keeps its last owner. */
  isLastOwner: boolean;
  onRemove: () => void;
}

/** What an owner may do about one person: what they do here, their number, and whether they work here at all. */
export function StaffMenu({ merchantId, person, isLastOwner, onRemove }: StaffMenuProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<'role' | 'pin' | null>(null);
  const close = () => setOpen(null);
  const name = person.displayName;
  return (
    <>
      <Menu
        label={t`About ${name}`}
        items={[
          ...(isLastOwner
            ? []
            : [{ id: 'role', label: t`What they do here`, icon: UserCog, onAction: () => setOpen('role') }]),
          {
            id: 'pin',
            label: t`A new number for the counter`,
            icon: KeyRound,
            onAction: () => setOpen('pin'),
          },
          ...(isLastOwner
            ? []
            : [
                {
                  id: 'remove',
                  label: t`No longer works here`,
                  icon: UserMinus,
                  onAction: onRemove,
                },
              ]),
        ]}
      />
      {open === 'role' && <RoleDialog merchantId={merchantId} person={person} onClose={close} />}
      <Dialog title={t`A new number for ${name}`} isOpen={open === 'pin'} onClose={close}>
        <PinForm
          merchantId={merchantId}
          staffId={person.id}
          onSet={() => {
            close();
            showToast({ message: t`The new number is good at once; the old one is not.`, tone: 'done' });
          }}
        />
      </Dialog>
    </>
  );
}

function RoleDialog({
  merchantId,
  person,
  onClose,
}: Pick<StaffMenuProps, 'merchantId' | 'person'> & { onClose: () => void }) {
  const { t } = useLingui();
  const [role, setRole] = useState<Role>(person.role);
  const [setStaffRole, { loading }] = useMutation(SetMerchantStaffRoleDocument);

  async function keep(): Promise<void> {
    try {
      const { data } = await setStaffRole({ variables: { input: { merchantId, staffId: person.id, role } } });
      const result = data?.setMerchantStaffRole;
      if (result !== undefined && result.__typename !== 'SetMerchantStaffRoleSuccess') {
        showToast({ message: result.message, tone: 'stop' });
      }
      onClose();
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Dialog
      title={t`What does ${person.displayName} do here?`}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="primary" isPending={loading} onPress={() => void keep()}>
          {t({ message: 'Keep', context: 'somebody’s role' })}
        </Button>
      }
    >
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
    </Dialog>
  );
}
