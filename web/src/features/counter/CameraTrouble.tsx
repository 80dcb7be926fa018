import { useLingui } from '@lingui/react/macro';
import { RotateCcw } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import type { ScannerProblem } from '../../design/components/use-qr-scanner.ts';

/** Why the keypad is there and not the camera, and how to allow it. */
export function CameraTrouble({ problem, onRetry }: { problem: ScannerProblem; onRetry: () => void }) {
  const { t } = useLingui();
  const words: Record<ScannerProblem, string> = {
    denied: t`The camera is switched off for this page. To allow it, tap the sign beside the address at the top, then “Permissions”, and switch on the camera.`,
    'no-camera': t`This device has no camera. Type the code, or pick a picture of the QR code.`,
    failed: t`The camera could not be started. Another app may be using it: close that one, then try again.`,
  };
  return (
    <Notice
      isLive={false}
      action={
        problem === 'no-camera' ? undefined : (
          <Button icon={RotateCcw} onPress={onRetry}>
            {t`Try the camera again`}
          </Button>
        )
      }
    >
      {words[problem]}
    </Notice>
  );
}
