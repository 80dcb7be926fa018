import { useLingui } from '@lingui/react/macro';
import { HandHeart } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { Select } from '../../design/components/Select.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../lib/dates.ts';
import { useSponsor } from './use-sponsor.ts';

const fund = 'fund';

export interface SponsorFormProps {
  merchantId: string;
  shopName: string;
  /** At least 1. */
  availablePoints: number;
  events: readonly { id: string; title: string; startsAt: string }[];
}

/** Where, how many, and the line that everybody reads. */
export function SponsorForm({ merchantId, shopName, availablePoints, events }: SponsorFormProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { give, refusal, isPending } = useSponsor(merchantId);
  const [target, setTarget] = useState(events[0]?.id ?? fund);
  const [points, setPoints] = useState(Math.min(20, availablePoints));
  const [line, setLine] = useState('');
  const submit = async (submitted: FormEvent) => {
    submitted.preventDefault();
    const isGiven = await give({ eventId: target === fund ? null : target, points, line });
    if (isGiven) setLine('');
  };
  return (
    <Card title={t`Give points on`}>
      <form noValidate onSubmit={(submitted) => void submit(submitted)} className="flex flex-col gap-4">
        <Select
          label={t`To`}
          options={[
            ...events.map(({ id, title, startsAt }) => ({
              id,
              label: `${title} · ${formatDate(startsAt, locale)}`,
            })),
            { id: fund, label: t`The thanks fund, to thank each other with` },
          ]}
          value={target}
          onChange={setTarget}
        />
        <PointsField
          label={t`Points`}
          minValue={1}
          maxValue={Math.min(availablePoints, 100_000)}
          step={5}
          value={points}
          onChange={(value) => setPoints(Number.isNaN(value) ? 1 : value)}
        />
        <TextField
          label={t`A line for everybody (optional)`}
          hint={t`Left empty it says: a kindness of ${shopName}`}
          maxLength={120}
          value={line}
          onChange={setLine}
        />
        {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
        <Button type="submit" variant="primary" icon={HandHeart} isFullWidth isPending={isPending}>
          {t`Give`}
        </Button>
        <p className="text-ink-soft">{t`What an event does not need comes back to the shop a day after it.`}</p>
      </form>
    </Card>
  );
}
