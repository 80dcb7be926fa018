import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  type HouseholdSetting_membershipFragment,
  HouseholdSetting_membershipFragmentDoc,
  SetHouseholdDocument,
} from './household-setting.generated.ts';
import { MemberFinder } from './MemberFinder.tsx';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

export interface HouseholdSettingProps {
  membership: FragmentType<HouseholdSetting_membershipFragment>;
  network: CoordinatedNetwork;
}

/** Who lives together, for those who do not say so themselves: they do not confirm each other's deeds. */
export function HouseholdSetting({ membership, network }: HouseholdSettingProps) {
  const { t } = useLingui();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [send, { loading }] = useMutation(SetHouseholdDocument);
  const { data, complete } = useFragment({
    fragment: HouseholdSetting_membershipFragmentDoc,
    from: membership,
  });
  if (!complete) return null;
  const { household } = data;
  const set = async (membershipIds: readonly string[]) => {
    setRefusal(null);
    try {
      const { data: answered } = await send({
        variables: { input: { networkId: network.id, membershipIds: [...new Set(membershipIds)] } },
      });
      const answer = answered?.setHousehold;
      if (answer === undefined) return;
      if (answer.__typename === 'HouseholdSuccess')
        showToast({ message: t`The household is saved.`, tone: 'done' });
      else if (answer.__typename === 'ValidationError')
        setRefusal(answer.fields[0]?.message ?? answer.message);
      else setRefusal(answer.message);
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <Disclosure
      title={t`Household`}
      hint={household === null ? t`Nobody is written down` : household.members.join(', ')}
    >
      <div className="flex flex-col gap-4 pb-3" aria-busy={loading}>
        <p className="text-ink-soft">
          <Trans>
            Those who live together do not confirm each other's deeds. Only they and the coordinators see it.
          </Trans>
        </p>
        {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
        <MemberFinder
          network={network}
          onPick={({ membershipId }) => void set([...(household?.membershipIds ?? [data.id]), membershipId])}
        />
        {household !== null && (
          <Button
            isPending={loading}
            onPress={() => void set([data.id])}
          >{t`Lives with none of them`}</Button>
        )}
      </div>
    </Disclosure>
  );
}
