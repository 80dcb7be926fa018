import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { List } from '../../design/components/List.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { showToast } from '../../design/components/toast-queue.ts';
import {
  AnswerHouseholdRequestDocument,
  type HouseholdRequests_membershipFragment,
  HouseholdRequests_membershipFragmentDoc,
} from './household.generated.ts';

/** Who says that they live with this person: one tap says whether it is so. */
export function HouseholdRequests({
  membership,
}: {
  membership: FragmentType<HouseholdRequests_membershipFragment>;
}) {
  const { t } = useLingui();
  const [send, { loading }] = useMutation(AnswerHouseholdRequestDocument);
  const { data, complete } = useFragment({
    fragment: HouseholdRequests_membershipFragmentDoc,
    from: membership,
  });
  if (!complete || data.householdRequests.length === 0) return null;
  const answer = async (requestId: string, accepts: boolean) => {
    try {
      const { data: answered } = await send({ variables: { requestId, accepts } });
      const result = answered?.answerHouseholdRequest;
      if (result === undefined) return;
      if (result.__typename === 'HouseholdSuccess') showToast({ message: t`Saved.`, tone: 'done' });
      else showToast({ message: result.message, tone: 'stop' });
    } catch (cause) {
      showFailure(cause);
    }
  };
  return (
    <Card title={t`Do you live together?`} tone="points">
      <List label={t`Do you live together?`}>
        {data.householdRequests.map(({ id, askedByName }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span className="min-w-0 grow">
              <Trans>
                <span className="font-strong">{askedByName}</span> says that you live together
              </Trans>
            </span>
            <span className="flex flex-wrap gap-3">
              <Button isPending={loading} onPress={() => void answer(id, false)}>
                {t`No`}
                <span className="sr-only"> {askedByName}</span>
              </Button>
              <Button variant="done" icon={Check} isPending={loading} onPress={() => void answer(id, true)}>
                {t`Yes, we do`}
                <span className="sr-only"> {askedByName}</span>
              </Button>
            </span>
          </li>
        ))}
      </List>
    </Card>
  );
}
