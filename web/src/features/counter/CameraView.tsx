import { useLingui } from '@lingui/react/macro';
import { Flashlight, FlashlightOff, Keyboard } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { type ScannerProblem, useQrScanner } from '../../design/components/use-qr-scanner.ts';
import { PicturePicker } from './PicturePicker.tsx';

export interface CameraViewProps {
  onText: (text: string) => void;
  onUnavailable: (problem: ScannerProblem) => void;
  onKeypad: () => void;
  /** On wide screens the keypad stands beside it. */
  isKeypadShown?: boolean;
  /** Further ways beside the camera, in a row with its own. */
  children?: ReactNode;
}

/** The corners between which the code belongs: the middle two thirds, which is what the reader looks at. */
function Frame() {
  return (
    <svg
      viewBox="0 0 100 100"
      aria-hidden="true"
      className="pointer-events-none absolute top-1/2 left-1/2 size-[min(72vw,52vh)] -translate-1/2"
    >
      <path
        d="M3 22V9a6 6 0 0 1 6-6h13M78 3h13a6 6 0 0 1 6 6v13M97 78v13a6 6 0 0 1-6 6H78M22 97H9a6 6 0 0 1-6-6V78"
        fill="none"
        stroke="var(--marigold-400)"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** The camera over the whole screen, looking for vouchers. It goes on while an answer is shown, to be there for the next. */
export function CameraView({
  onText,
  onUnavailable,
  onKeypad,
  isKeypadShown = false,
  children,
}: CameraViewProps) {
  const { t } = useLingui();
  const { video, torch, toggleTorch } = useQrScanner({ onCode: onText, onUnavailable, isPaused: false });
  const [isSeeing, setSeeing] = useState(false);

  useEffect(() => {
    const element = video.current;
    const see = () => setSeeing(true);
    element?.addEventListener('playing', see);
    return () => element?.removeEventListener('playing', see);
  }, [video]);

  return (
    <>
      <div className="relative min-h-0 grow overflow-hidden bg-black">
        <video
          ref={video}
          muted
          playsInline
          aria-label={t`Camera, looking for a voucher`}
          className="absolute inset-0 size-full object-cover"
        />
        <Frame />
        <p className="absolute inset-x-0 top-3 px-4 text-center">
          <span className="inline-block rounded-full bg-black/70 px-4 py-1.5 text-lead text-white">
            {isSeeing
              ? t`Hold the customer’s QR code in the frame`
              : t`Opening the camera. If the phone asks, allow it.`}
          </span>
        </p>
      </div>
      <div className="flex shrink-0 flex-wrap justify-center gap-2 px-3 pt-3">
        {torch !== 'none' && (
          <Button icon={torch === 'on' ? FlashlightOff : Flashlight} onPress={() => void toggleTorch()}>
            {torch === 'on' ? t`Torch off` : t`Torch on`}
          </Button>
        )}
        <div className={isKeypadShown ? 'desktop:hidden' : 'contents'}>
          <Button icon={Keyboard} onPress={onKeypad}>
            {t`Type the code`}
          </Button>
        </div>
        <PicturePicker onText={onText} />
        {children}
      </div>
    </>
  );
}
