import { useLingui } from '@lingui/react/macro';
import { HandHeart, UserRound } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { type AwardReason, awardReasonPresets, recentReasons } from './award-reasons.ts';
import { type FoundMember, MemberFinder } from './MemberFinder.tsx';
import { ReasonChoice } from './ReasonChoice.tsx';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

const suggestedPoints = [5, 10, 20, 50];

export interface Award {
  member: FoundMember;
  points: number;
  reason: AwardReason;
}

export interface AwardFormProps {
  network: CoordinatedNetwork;
  limitPoints: number;
  /** Kept from the last award: a whole row of helpers gets the same. */
  initial: { member: FoundMember | null; points: number; reason: AwardReason | null };
  isPending: boolean;
  /** What the server said against it. */
  refusal: string | null;
  onAward: (award: Award) => void;
}

function PickedMember({ member, onChange }: { member: FoundMember; onChange: () => void }) {
  const { t } = useLingui();
  const place = useRef<HTMLDivElement>(null);
  // The search is gone with its focus: keyboard and reader go on from here.
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="flex flex-wrap items-center gap-4">
      <span className="flex size-12 shrink-0 items-center justify-center rounded-full bg-points-tint">
        <UserRound aria-hidden className="size-6 text-points" />
      </span>
      <span className="min-w-0 grow">
        <span className="block text-lead font-strong">{member.displayName}</span>
        <span className="block text-ink-soft">{t`Number ${member.memberNumber}`}</span>
      </span>
      <Button onPress={onChange}>{t`Somebody else`}</Button>
    </div>
  );
}

/** Who, how many, what for; then one button that says all three. */
export function AwardForm({ network, limitPoints, initial, isPending, refusal, onAward }: AwardFormProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const [member, setMember] = useState(initial.member);
  const [points, setPoints] = useState(initial.points);
  const [reason, setReason] = useState(initial.reason);
  const [reasonError, setReasonError] = useState<string>();
  const [reasons] = useState(() => [...recentReasons(), ...awardReasonPresets]);
  const chips = suggestedPoints.filter((each) => each <= limitPoints);
  const limit = formatNumber(limitPoints, locale);
  const amount = formatNumber(points, locale);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (member === null) return;
    if (reason === null) {
      setReasonError(t`Press a deed, or say it in your own words`);
      return;
    }
    onAward({ member, points, reason });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <Card title={t`Who did good?`}>
        {member === null ? (
          <MemberFinder network={network} onPick={setMember} />
        ) : (
          <PickedMember member={member} onChange={() => setMember(null)} />
        )}
      </Card>
      <Card title={t`How many points?`}>
        <div className="flex flex-col gap-4">
          <ChipGroup
            label={t`Frequent amounts`}
            value={chips.includes(points) ? String(points) : ''}
            onChange={(value) => setPoints(Number(value))}
            options={chips.map((each) => ({ id: String(each), label: formatNumber(each, locale) }))}
          />
          <PointsField
            label={t`Points`}
            hint={t`At most ${limit} at a time`}
            minValue={1}
            maxValue={limitPoints}
            value={points}
            onChange={(value) => setPoints(Number.isNaN(value) ? 1 : value)}
          />
        </div>
      </Card>
      <Card title={t`What for?`}>
        <ReasonChoice
          reasons={reasons}
          value={reason}
          onChange={(picked) => {
            setReason(picked);
            setReasonError(undefined);
          }}
          error={reasonError}
        />
      </Card>
      {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
      <Button
        type="submit"
        variant="primary"
        size="large"
        icon={HandHeart}
        isFullWidth
        isPending={isPending}
        isDisabled={member === null}
      >
        {member === null ? t`Choose a member first` : t`Give ${amount} points to ${member.displayName}`}
      </Button>
    </form>
  );
}
