import { useLingui } from '@lingui/react/macro';
import { Flashlight, FlashlightOff, Images } from 'lucide-react';
import { Button } from './Button.tsx';
import { FilePick } from './FilePick.tsx';
import { type ScannerProblem, useQrScanner } from './use-qr-scanner.ts';

export interface QrScannerProps {
  /** The text of a code that was read. The same text is told again only after two seconds. */
  onCode: (text: string) => void;
  /** The camera cannot be used: show the keypad. A picture can still be picked. */
  onUnavailable?: (problem: ScannerProblem) => void;
  /** A picked picture had no code in it. */
  onNothingFound?: () => void;
  /** Holds the camera while a result is shown. */
  isPaused?: boolean;
}

/** The camera, looking for a QR code; the torch where there is one; a picture from the gallery. */
export function QrScanner({ onCode, onUnavailable, onNothingFound, isPaused = false }: QrScannerProps) {
  const { t } = useLingui();
  const scanner = useQrScanner({ onCode, onUnavailable, isPaused });
  return (
    <div className="flex flex-col gap-4">
      {scanner.problem === null && (
        <div className="relative mx-auto aspect-square w-full max-w-md overflow-hidden rounded-page bg-black">
          <video
            ref={scanner.video}
            muted
            playsInline
            aria-label={t`Camera, looking for a QR code`}
            className="size-full object-cover"
          />
          <svg
            viewBox="0 0 100 100"
            aria-hidden="true"
            className="pointer-events-none absolute inset-0 size-full"
          >
            <path
              d="M18 34V22a4 4 0 0 1 4-4h12M66 18h12a4 4 0 0 1 4 4v12M82 66v12a4 4 0 0 1-4 4H66M34 82H22a4 4 0 0 1-4-4V66"
              fill="none"
              stroke="var(--marigold-400)"
              strokeWidth="2"
              strokeLinecap="round"
            />
          </svg>
        </div>
      )}
      <div className="flex flex-wrap justify-center gap-3">
        {scanner.torch !== 'none' && (
          <Button
            icon={scanner.torch === 'on' ? FlashlightOff : Flashlight}
            onPress={() => void scanner.toggleTorch()}
          >
            {scanner.torch === 'on' ? t`Torch off` : t`Torch on`}
          </Button>
        )}
        <FilePick
          label={t`Read from a picture`}
          icon={Images}
          acceptedFileTypes={['image/*']}
          onPick={(file) => void scanner.readPicture(file).then((found) => found || onNothingFound?.())}
        />
      </div>
    </div>
  );
}
