import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { HandHeart } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useIsOnline } from '../../app/shell/OfflineBanner.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { firstAmount, mostToPledge, pledgeAmounts } from './pledge-amounts.ts';
import { usePledge } from './use-pledge.ts';

export interface PledgePanelProps {
  goalId: string;
  memberId: string;
  pointsLeft: number;
  available: number;
}

/** How many, and one button. No confirm box: a pledge can be taken back. */
export function PledgePanel({ goalId, memberId, pointsLeft, available }: PledgePanelProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const isOnline = useIsOnline();
  const { pledge, refusal, isPending } = usePledge(goalId, memberId);
  const [chosen, setChosen] = useState<number | null>(null);
  const most = mostToPledge(pointsLeft, available);
  const amounts = pledgeAmounts(pointsLeft, available);
  const points = Math.min(chosen ?? firstAmount(pointsLeft, available), most);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await pledge(points)) setChosen(null);
  };
  if (most === 0) {
    return (
      <Notice
        tone="points"
        title={t`You have no points to give right now`}
        isLive={false}
        action={
          <LinkButton to="/passbook">
            <Trans>My passbook</Trans>
          </LinkButton>
        }
      >
        <Trans>A good deed brings some. The goal waits for you.</Trans>
      </Notice>
    );
  }
  return (
    <Card title={t`Join in`}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <ChipGroup
          label={t`How many points`}
          value={amounts.includes(points) ? String(points) : ''}
          onChange={(value) => setChosen(Number(value))}
          options={amounts.map((amount) => ({
            id: String(amount),
            label:
              amount === pointsLeft
                ? t`All that is left: ${formatNumber(amount, locale)}`
                : formatNumber(amount, locale),
          }))}
        />
        <PointsField
          label={t`Points`}
          hint={t`You have ${formatNumber(available, locale)}`}
          minValue={1}
          maxValue={most}
          value={points}
          onChange={(value) => setChosen(Number.isNaN(value) ? 1 : value)}
        />
        {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
        <Button
          type="submit"
          variant="primary"
          size="large"
          icon={HandHeart}
          isFullWidth
          isPending={isPending}
          isDisabled={!isOnline}
        >
          <Plural value={points} one="Pledge # point" other="Pledge # points" />
        </Button>
        <p className="text-center text-ink-soft">
          {isOnline ? (
            <Trans>Set aside, not gone: you can take it back until the goal is full.</Trans>
          ) : (
            <Trans>Pledging needs a connection.</Trans>
          )}
        </p>
      </form>
    </Card>
  );
}
