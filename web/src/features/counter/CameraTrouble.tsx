import { useLingui } from '@lingui/react/macro';
import { RotateCcw } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import type { ScannerProblem } from '../../design/components/use-qr-scanner.ts';

export interface CameraTroubleProps {
  /** What can be mended; a device without a camera needs no mending. */
  problem: Exclude<ScannerProblem, 'no-camera'>;
  onRetry: () => void;
}

/** Why the keypad is there and not the camera, and how to allow it. */
export function CameraTrouble({ problem, onRetry }: CameraTroubleProps) {
  const { t } = useLingui();
  const words: Record<CameraTroubleProps['problem'], string> = {
    denied: t`The camera is switched off for this page. To allow it, tap the sign beside the address at the top, then “Permissions”, and switch on the camera.`,
    failed: t`The camera could not be started. Another app may be using it: close that one, then try again.`,
  };
  return (
    <Notice
      isLive={false}
      action={
        <Button icon={RotateCcw} onPress={onRetry}>
          {t`Try the camera again`}
        </Button>
      }
    >
      {words[problem]}
    </Notice>
  );
}
