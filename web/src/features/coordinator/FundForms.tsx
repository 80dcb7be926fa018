import { Trans, useLingui } from '@lingui/react/macro';
import { HandCoins } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';

const usualFunding = 100;

export interface AddToFundProps {
  soloLeftPoints: number;
  isPending: boolean;
  onAdd: (points: number) => void;
}

/** Points into the fund; the button says when a second person is needed. */
export function AddToFund({ soloLeftPoints, isPending, onAdd }: AddToFundProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const [points, setPoints] = useState(usualFunding);
  const left = formatNumber(soloLeftPoints, locale);
  const amount = formatNumber(points, locale);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAdd(points);
  };
  return (
    <Card title={t`Put points in`}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <PointsField
          label={t`Points`}
          hint={t`Up to ${left} alone this month; more waits for a second coordinator.`}
          minValue={1}
          maxValue={100_000}
          step={50}
          value={points}
          onChange={(value) => setPoints(Number.isNaN(value) ? 1 : value)}
        />
        <Button type="submit" variant="primary" icon={HandCoins} isFullWidth isPending={isPending}>
          {points > soloLeftPoints ? t`Propose ${amount} points` : t`Put ${amount} points in`}
        </Button>
      </form>
    </Card>
  );
}

export interface GiftRulesFormProps {
  monthlyGiftPoints: number;
  giftLimitPoints: number;
  isPending: boolean;
  onSet: (monthlyGiftPoints: number, giftLimitPoints: number) => void;
}

/** What each member may give away. */
export function GiftRulesForm({ monthlyGiftPoints, giftLimitPoints, isPending, onSet }: GiftRulesFormProps) {
  const { t } = useLingui();
  const [monthly, setMonthly] = useState(monthlyGiftPoints);
  const [limit, setLimit] = useState(giftLimitPoints);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSet(monthly, limit);
  };
  return (
    <Card title={t`What members may give`}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-ink-soft">
          <Trans>Out of the fund, never out of their own points; once a month between two people.</Trans>
        </p>
        <PointsField
          label={t`Each member, in a month`}
          minValue={0}
          maxValue={1_000}
          value={monthly}
          onChange={(value) => setMonthly(Number.isNaN(value) ? 0 : value)}
        />
        <PointsField
          label={t`At once, at most`}
          minValue={1}
          maxValue={1_000}
          value={limit}
          onChange={(value) => setLimit(Number.isNaN(value) ? 1 : value)}
        />
        <Button
          type="submit"
          isPending={isPending}
          isDisabled={monthly === monthlyGiftPoints && limit === giftLimitPoints}
        >{t`Set it so`}</Button>
      </form>
    </Card>
  );
}
