import { Trans, useLingui } from '@lingui/react/macro';
import { ClipboardCheck, Eye, HeartHandshake, type LucideIcon, ScanLine, Store } from 'lucide-react';
import { Card } from '../../design/components/Card.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';

export interface DemoAccountsProps {
  onPick: (email: string) => void;
  isDisabled: boolean;
}

function RoleIcon({ icon: Icon }: { icon: LucideIcon }) {
  return <Icon aria-hidden className="size-6 shrink-0 text-points" />;
}

/** The people of the demo network: one tap, and you are in their shoes. */
export function DemoAccounts({ onPick, isDisabled }: DemoAccountsProps) {
  const { t } = useLingui();
  const people = [
    { email: 'member@demo.test', icon: HeartHandshake, title: t`Member`, hint: t`Has points to redeem` },
    {
      email: 'merchant@demo.test',
      icon: Store,
      title: t`Shop owner`,
      hint: t`Lists offers, sees what was used`,
    },
    {
      email: 'cashier@demo.test',
      icon: ScanLine,
      title: t`Cashier`,
      hint: t`Checks vouchers at the counter`,
    },
    {
      email: 'coordinator@demo.test',
      icon: ClipboardCheck,
      title: t`Coordinator`,
      hint: t`Takes in shops, awards points`,
    },
    { email: 'auditor@demo.test', icon: Eye, title: t`Auditor`, hint: t`Reads everything, changes nothing` },
  ];
  return (
    <Card title={t`Try it as`} tone="points">
      <p className="pb-2">
        <Trans>This is the demo of Ban Nong Sarai. One tap signs you in; nothing here is real.</Trans>
      </p>
      <List label={t`Demo accounts`}>
        {people.map(({ email, icon, title, hint }) => (
          <ListRow
            key={email}
            start={<RoleIcon icon={icon} />}
            title={title}
            hint={hint}
            onPress={() => {
              if (!isDisabled) onPick(email);
            }}
          />
        ))}
      </List>
    </Card>
  );
}
