import { useApolloClient } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Checkbox } from '../../design/components/Checkbox.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { useApproveMany } from './use-approve-many.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

export interface BulkApproveProps {
  network: CoordinatedNetwork;
  /** Clean cases that wait. */
  shops: readonly { id: string; name: string }[];
}

/** So many at once, as the server has it. */
const limit = 50;

/** Several applications with one press, where there is nothing to look at twice. All are ticked; any can be left out. */
export function BulkApprove({ network, shops }: BulkApproveProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const approve = useApproveMany(client, network);
  const chosen = shops.filter(({ id }) => !leftOut.includes(id)).slice(0, limit);
  return (
    <div className="pb-3">
      <Disclosure
        title={t`Approve several together`}
        hint={t`${shops.length} applications have nothing to look at twice`}
      >
        <fieldset>
          <legend className="sr-only">{t`Which ones`}</legend>
          {shops.map(({ id, name }) => (
            <Checkbox
              key={id}
              isSelected={!leftOut.includes(id)}
              onChange={(isOn) => setLeftOut(isOn ? leftOut.filter((each) => each !== id) : [...leftOut, id])}
            >
              {name}
            </Checkbox>
          ))}
        </fieldset>
        <p className="text-ink-soft">
          <Trans>Each is decided on its own. You can undo it for ten seconds.</Trans>
        </p>
        <Button
          variant="done"
          icon={CheckCheck}
          isDisabled={chosen.length === 0}
          onPress={() => approve(chosen)}
        >
          <Plural value={chosen.length} one="Approve # shop" other="Approve # shops" />
        </Button>
      </Disclosure>
    </div>
  );
}
