import { useLingui } from '@lingui/react/macro';
import { HeartHandshake } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';

export interface MakeRightButtonProps {
  onPress: () => void;
  /** What is given back, for those who do not see what it stands beside. */
  describedBy: string;
  size?: 'regular' | 'large';
}

/** The first tap: what was counted could not be given. Opens MakeRightSheet. */
export function MakeRightButton({ onPress, describedBy, size = 'regular' }: MakeRightButtonProps) {
  const { t } = useLingui();
  return (
    <Button size={size} icon={HeartHandshake} onPress={onPress} aria-describedby={describedBy}>
      {t`Could not give it`}
    </Button>
  );
}
