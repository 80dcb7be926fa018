import { useLingui } from '@lingui/react/macro';
import { ScanQrCode } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { scannedEventCode } from './scanned-event-code.ts';

// The camera's code is heavy, and most people scan with the phone's own camera.
const QrScanner = lazy(() =>
  import('../../design/components/QrScanner.tsx').then((module) => ({ default: module.QrScanner })),
);

/** The organiser's code by this app's camera, for phones whose own does not read codes. */
export function ScanEventButton() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [isScanning, setScanning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const read = (text: string) => {
    const token = scannedEventCode(text);
    if (token === null) setProblem(t`That is not the code of an event.`);
    else void navigate(`/c/${token}`);
  };
  return (
    <div className="flex w-full flex-col items-center gap-4">
      {problem !== null && <Notice tone="wait">{problem}</Notice>}
      {isScanning ? (
        <Suspense fallback={<Skeleton shape="card" count={1} />}>
          <QrScanner
            onCode={read}
            onUnavailable={() =>
              setProblem(t`The camera cannot be used here. Tell the organiser your member number.`)
            }
            onNothingFound={() => setProblem(t`No code was found in that picture.`)}
          />
        </Suspense>
      ) : (
        <Button icon={ScanQrCode} variant="primary" onPress={() => setScanning(true)}>
          {t`Scan the organiser’s code`}
        </Button>
      )}
    </div>
  );
}
