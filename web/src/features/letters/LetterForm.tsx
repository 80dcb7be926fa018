import { Trans, useLingui } from '@lingui/react/macro';
import { FileCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Checkbox } from '../../design/components/Checkbox.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { useMakeLetter } from './use-make-letter.ts';

const roundNumbers = [100, 50, 30, 20, 10, 5, 3, 1];
const days = [7, 30, 90] as const;

/** "At least" a round number says enough, and less than all. */
function roundBelow(count: number): number {
  return roundNumbers.find((each) => each <= count) ?? 1;
}

export interface LetterFormProps {
  networkId: string;
  /** The most that is true. */
  basis: { deedCount: number; categoryCount: number };
}

/** How many, in how many kinds, what for, how long; never more than is true. */
export function LetterForm({ networkId, basis }: LetterFormProps) {
  const { t } = useLingui();
  const { make, refusal, isPending } = useMakeLetter(networkId);
  const [deedCount, setDeedCount] = useState(roundBelow(basis.deedCount));
  const [categoryCount, setCategoryCount] = useState(Math.min(basis.categoryCount, deedCount));
  const [purpose, setPurpose] = useState(t`For the village fund`);
  const [validDays, setValidDays] = useState<number>(30);
  const [showsName, setShowsName] = useState(true);
  const mostCategories = Math.min(basis.categoryCount, deedCount);

  function submit(event: FormEvent): void {
    event.preventDefault();
    void make({
      deedCount,
      categoryCount: Math.min(categoryCount, mostCategories),
      purpose: purpose.trim(),
      showsName,
      validDays,
    });
  }
  return (
    <Card title={t`Make a letter`}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-6">
        <PointsField
          label={t`Good deeds, at least`}
          hint={t`In the last 12 months ${basis.deedCount} of yours were confirmed.`}
          kind="count"
          minValue={1}
          maxValue={Math.min(basis.deedCount, 1_000)}
          value={deedCount}
          onChange={(value) => setDeedCount(Number.isNaN(value) ? 1 : value)}
        />
        <PointsField
          label={t`In how many kinds of deeds, at least`}
          kind="count"
          minValue={1}
          maxValue={mostCategories}
          value={Math.min(categoryCount, mostCategories)}
          onChange={(value) => setCategoryCount(Number.isNaN(value) ? 1 : value)}
        />
        <TextField
          label={t`What is it for?`}
          hint={t`Whoever checks the letter reads this.`}
          value={purpose}
          onChange={setPurpose}
        />
        <ChipGroup
          label={t`Good for`}
          isLabelHidden={false}
          value={String(validDays)}
          onChange={(id) => setValidDays(Number(id))}
          options={days.map((count) => ({ id: String(count), label: t`${count} days` }))}
        />
        <Checkbox isSelected={showsName} onChange={setShowsName}>
          <Trans>Show my name. Without it you show your member card beside the letter.</Trans>
        </Checkbox>
        {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
        <Button
          type="submit"
          variant="primary"
          size="large"
          icon={FileCheck}
          isFullWidth
          isPending={isPending}
          isDisabled={purpose.trim() === ''}
        >{t`Make the letter`}</Button>
      </form>
    </Card>
  );
}
