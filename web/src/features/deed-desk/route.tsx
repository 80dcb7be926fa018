import { useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { DeskDone } from './DeskDone.tsx';
import { DeskForm } from './DeskForm.tsx';
import { DeskScreen } from './DeskScreen.tsx';
import type { DeskIndicator } from './IndicatorPicker.tsx';
import type { DeskNetwork } from './use-desk-network.ts';
import { useDeskRecord } from './use-desk-record.ts';

function Desk({ network }: { network: DeskNetwork }) {
  const { t } = useLingui();
  const { record, answer, refusal, isPending, startNext } = useDeskRecord(network);
  const [last, setLast] = useState<DeskIndicator | null>(null);
  if (answer !== null) return <DeskDone answer={answer} onNext={startNext} />;
  return (
    <div className="flex flex-col gap-8">
      <DeskForm
        slug={network.slug}
        initialIndicator={last}
        isPending={isPending}
        refusal={refusal}
        onRecord={(deed) => {
          setLast(deed.indicator);
          void record(deed);
        }}
      />
      {network.isCoordinator && (
        <LinkButton to={`/coordinator/${network.slug}/codes`} variant="quiet" icon={KeyRound}>
          {t`Codes that hang at places`}
        </LinkButton>
      )}
    </div>
  );
}

/** `/coordinator/:slug/record`: a deed for a member without a telephone, or for a group. */
export default function DeskRoute() {
  const { t } = useLingui();
  return <DeskScreen title={t`Record for a member`}>{(network) => <Desk network={network} />}</DeskScreen>;
}
