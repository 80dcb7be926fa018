import { useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { useCountdown } from './use-countdown.ts';

export interface UndoButtonProps {
  endsAtMs: number;
  isPending: boolean;
  onPress: () => void;
  /** What is undone, for those who do not see what it stands beside. */
  describedBy?: string;
  size?: 'regular' | 'large';
}

/** Undo, with the seconds that are left for it; gone when they are. */
export function UndoButton({ endsAtMs, isPending, onPress, describedBy, size = 'large' }: UndoButtonProps) {
  const { t } = useLingui();
  const seconds = useCountdown(endsAtMs);
  if (seconds === 0 && !isPending) return null;
  return (
    <Button
      size={size}
      icon={Undo2}
      isPending={isPending}
      onPress={onPress}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      {/* The seconds are for the eye: read aloud they would never end. */}
      {size === 'large'
        ? t({ message: 'Undo', context: 'counter' })
        : t({ message: 'Undo', context: 'short' })}
      <span aria-hidden className="whitespace-nowrap">
        {' '}
        {t`${seconds} s`}
      </span>
    </Button>
  );
}
