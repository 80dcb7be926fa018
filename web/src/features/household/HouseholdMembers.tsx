import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { House } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  type HouseholdMembers_membershipFragment,
  HouseholdMembers_membershipFragmentDoc,
  LeaveHouseholdDocument,
} from './household.generated.ts';

export interface HouseholdMembersProps {
  membership: FragmentType<HouseholdMembers_membershipFragment>;
  networkId: string;
}

/** With whom one lives, and the way out: free, at once. */
export function HouseholdMembers({ membership, networkId }: HouseholdMembersProps) {
  const { t } = useLingui();
  const [leave, { loading }] = useMutation(LeaveHouseholdDocument);
  const { data, complete } = useFragment({
    fragment: HouseholdMembers_membershipFragmentDoc,
    from: membership,
  });
  if (!complete) return null;
  const { household } = data;
  const onLeave = async () => {
    try {
      const { data: answered } = await leave({ variables: { networkId } });
      const answer = answered?.leaveHousehold;
      if (answer === undefined) return;
      if (answer.__typename === 'HouseholdSuccess') showToast({ message: t`Saved.`, tone: 'done' });
      else showToast({ message: answer.message, tone: 'stop' });
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <Card title={t`In my household`}>
      {household === null ? (
        <p>
          <Trans>Nobody is written down here yet.</Trans>
        </p>
      ) : (
        <div className="flex flex-col items-start gap-4">
          <div className="w-full">
            <List label={t`In my household`}>
              {household.members.map((name) => (
                <ListRow
                  key={name}
                  title={name}
                  start={<House aria-hidden className="size-6 shrink-0 text-ink-soft" />}
                />
              ))}
            </List>
          </div>
          <Button
            isPending={loading}
            onPress={() => void onLeave()}
          >{t`We do not live together any more`}</Button>
        </div>
      )}
    </Card>
  );
}
