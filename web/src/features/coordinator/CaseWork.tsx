import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useLazyQuery, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, Hand, UserRound } from 'lucide-react';
import { Badge } from '../../design/components/Badge.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Checkbox } from '../../design/components/Checkbox.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Menu } from '../../design/components/Menu.tsx';
import { TriggerButton } from '../../design/components/TriggerButton.tsx';
import {
  CaseCoordinatorsDocument,
  type CaseWork_merchantFragment,
  CaseWork_merchantFragmentDoc,
  HandOverMerchantCaseDocument,
  LetGoMerchantCaseDocument,
  TakeMerchantCaseDocument,
  TickChecklistItemDocument,
} from './case-work.generated.ts';
import { useCaseAction } from './use-case-action.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

type Review = NonNullable<CaseWork_merchantFragment['review']>;

export interface CaseWorkProps {
  merchant: FragmentType<CaseWork_merchantFragment>;
  network: CoordinatedNetwork;
}

/** Who looks after the case, by when, and what is looked at. Nothing for those who may not decide. */
export function CaseWork({ merchant, network }: CaseWorkProps) {
  const { data, complete } = useFragment({ fragment: CaseWork_merchantFragmentDoc, from: merchant });
  if (!complete || data.review === null) return null;
  const isOpen = data.status === 'APPLIED' || data.status === 'CHANGES_REQUESTED';
  return (
    <>
      {isOpen && <Owner merchantId={data.id} review={data.review} network={network} />}
      {isOpen && data.review.checklist.length > 0 && <Checklist merchantId={data.id} review={data.review} />}
    </>
  );
}

interface PartProps {
  merchantId: string;
  review: Review;
}

function Owner({ merchantId, review, network }: PartProps & { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { isPending, run } = useCaseAction();
  const [take] = useMutation(TakeMerchantCaseDocument);
  const [letGo] = useMutation(LetGoMerchantCaseDocument);
  const { owner, dueAt, isOverdue } = review;
  const takeIt = (takeOver: boolean) =>
    run(async () => (await take({ variables: { input: { merchantId, takeOver } } })).data?.takeMerchantCase);
  const letItGo = () =>
    run(async () => (await letGo({ variables: { input: { merchantId } } })).data?.letGoMerchantCase);
  return (
    <Card title={t`Who looks after it`}>
      <div className="flex flex-col gap-3">
        <p className="flex items-center gap-2">
          <UserRound aria-hidden className="size-5 shrink-0 text-ink-soft" />
          {owner === null && <Trans>Nobody yet</Trans>}
          {owner?.isViewer === true && (
            <span className="font-strong">
              <Trans>You</Trans>
            </span>
          )}
          {owner !== null && !owner.isViewer && <span className="font-strong">{owner.name}</span>}
          {owner !== null && (
            <span className="text-ink-soft">
              <Trans>
                since <DateTime value={owner.since} show="date-time" />
              </Trans>
            </span>
          )}
        </p>
        {dueAt !== null && (
          <p className="flex flex-wrap items-center gap-2">
            <Trans>
              To be decided by{' '}
              <DateTime value={new Date(new Date(dueAt).getTime() - 1).toISOString()} show="date" />
            </Trans>
            {isOverdue && (
              <Badge tone="stop" icon={CircleAlert}>
                {t`Past its day`}
              </Badge>
            )}
          </p>
        )}
        <div className="flex flex-wrap gap-3">
          {owner === null && (
            <Button icon={Hand} isPending={isPending} onPress={() => void takeIt(false)}>
              {t`I look after it`}
            </Button>
          )}
          {owner !== null && !owner.isViewer && (
            <Button icon={Hand} isPending={isPending} onPress={() => void takeIt(true)}>
              {t`Take it over`}
            </Button>
          )}
          {owner?.isViewer === true && (
            <Button isPending={isPending} onPress={() => void letItGo()}>{t`Let it go`}</Button>
          )}
          {(owner === null || owner.isViewer) && <HandOver merchantId={merchantId} network={network} />}
        </div>
      </div>
    </Card>
  );
}

function HandOver({ merchantId, network }: { merchantId: string; network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { run } = useCaseAction();
  const [handOver] = useMutation(HandOverMerchantCaseDocument);
  const [ask, { data }] = useLazyQuery(CaseCoordinatorsDocument);
  const others = (data?.network?.possibleOrganisers ?? []).filter(
    ({ id, roles }) => id !== network.ownMembershipId && roles.includes('COORDINATOR'),
  );
  const giveTo = (toMembershipId: string) =>
    run(
      async () =>
        (await handOver({ variables: { input: { merchantId, toMembershipId } } })).data?.handOverMerchantCase,
    );
  if (data === undefined) {
    return (
      <Button variant="quiet" onPress={() => void ask({ variables: { slug: network.slug } })}>
        {t`Hand it over…`}
      </Button>
    );
  }
  if (others.length === 0)
    return <p className="self-center text-ink-soft">{t`There is no other coordinator.`}</p>;
  return (
    <Menu
      label={t`Hand it over to`}
      trigger={<TriggerButton>{t`Hand it over to…`}</TriggerButton>}
      items={others.map(({ id, displayName }) => ({
        id,
        label: displayName,
        onAction: () => void giveTo(id),
      }))}
    />
  );
}

function Checklist({ merchantId, review }: PartProps) {
  const { t } = useLingui();
  const { isPending, run } = useCaseAction();
  const [tick] = useMutation(TickChecklistItemDocument);
  const set = (itemId: string, isTicked: boolean) =>
    run(
      async () =>
        (await tick({ variables: { input: { merchantId, itemId, isTicked } } })).data?.tickChecklistItem,
    );
  return (
    <Card title={t`Looked at`}>
      {review.isChecklistRequired && (
        <p className="pb-1 text-ink-soft">{t`All of it is wanted before the approval.`}</p>
      )}
      <ul aria-busy={isPending} className="flex flex-col">
        {review.checklist.map(({ item, tickedBy, tickedAt }) => (
          <li key={item.id}>
            <Checkbox isSelected={tickedBy !== null} onChange={(isOn) => void set(item.id, isOn)}>
              {item.label}
              {tickedBy !== null && tickedAt !== null && (
                <span className="block text-ink-soft">
                  {tickedBy} · <DateTime value={tickedAt} show="date-time" />
                </span>
              )}
            </Checkbox>
          </li>
        ))}
      </ul>
    </Card>
  );
}
