import { Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck, CircleSlash, Hourglass } from 'lucide-react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Points } from '../../design/components/Points.tsx';
import type { GiftFundQuery } from './gift-fund.generated.ts';

type Funding = NonNullable<GiftFundQuery['network']>['giftFund']['fundings']['edges'][number]['node'];

function FundingBadge({ state }: { state: Funding['state'] }) {
  const { t } = useLingui();
  switch (state) {
    case 'PROPOSED':
      return <Badge tone="wait" icon={Hourglass}>{t`Waits for a second person`}</Badge>;
    case 'FUNDED':
      return <Badge tone="done" icon={CircleCheck}>{t`In the fund`}</Badge>;
    case 'WITHDRAWN':
      return <Badge icon={CircleSlash}>{t`Withdrawn`}</Badge>;
    default:
      return state satisfies never;
  }
}

export interface FundingListProps {
  fundings: readonly Funding[];
  canDecide: boolean;
  isPending: boolean;
  onConfirm: (fundingId: string) => void;
  onWithdraw: (fundingId: string) => void;
}

/** What was put in, by whom, and what waits for a second person. */
export function FundingList({ fundings, canDecide, isPending, onConfirm, onWithdraw }: FundingListProps) {
  const { t } = useLingui();
  return (
    <List label={t`What was put in`}>
      {fundings.map((funding) => (
        <ListRow
          key={funding.id}
          title={<Points value={funding.points} />}
          hint={
            <>
              <span className="block">
                {funding.settledBy === null ? (
                  funding.proposedBy
                ) : (
                  <Trans>
                    {funding.proposedBy}, then {funding.settledBy}
                  </Trans>
                )}{' '}
                · <DateTime value={funding.proposedAt} />
              </span>
              <span className="block pt-2">
                <FundingBadge state={funding.state} />
              </span>
            </>
          }
          end={
            canDecide && funding.state === 'PROPOSED' ? (
              <span className="flex flex-wrap gap-2">
                {funding.canViewerConfirm && (
                  <Button variant="done" isDisabled={isPending} onPress={() => onConfirm(funding.id)}>
                    {t`Agree`}
                  </Button>
                )}
                <Button variant="quiet" isDisabled={isPending} onPress={() => onWithdraw(funding.id)}>
                  {t`Withdraw`}
                </Button>
              </span>
            ) : undefined
          }
        />
      ))}
    </List>
  );
}
