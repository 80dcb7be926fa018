import { useLingui } from '@lingui/react/macro';
import { IdCard, LoaderCircle, ScanQrCode } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session/viewer-context.ts';
import { Button } from '../../design/components/Button.tsx';
import type { ScannerProblem } from '../../design/components/use-qr-scanner.ts';
import { MakeRightSheet } from '../make-right/MakeRightSheet.tsx';
import { AnswerScreen } from './AnswerScreen.tsx';
import { CameraTrouble } from './CameraTrouble.tsx';
import { CameraView } from './CameraView.tsx';
import CounterOutbox from './CounterOutbox.tsx';
import { Keypad } from './Keypad.tsx';
import { LastUseBar } from './LastUseBar.tsx';
import { NoPhoneScreen } from './no-phone/NoPhoneScreen.tsx';
import { useListRefresh } from './offline/use-list-refresh.ts';
import { useQueue } from './offline/use-queue.ts';
import { PicturePicker } from './PicturePicker.tsx';
import { QueueBar } from './QueueBar.tsx';
import { QueueSheet } from './QueueSheet.tsx';
import { wakeSound } from './tones.ts';
import { useCameraPermission } from './use-camera-permission.ts';
import { useCounter } from './use-counter.ts';
import { useUndo } from './use-undo.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { WaitingScreen } from './WaitingScreen.tsx';

export interface CounterScreenProps {
  merchantId: string;
  isMuted: boolean;
  /** A shared tablet: camera and keypad side by side where there is room. */
  isKiosk: boolean;
  topBar: ReactNode;
  /** The lower edge; gets what undoes a use. */
  renderToday: (undo: {
    isUndoing: boolean;
    onUndo: (use: { useId: string; title: string }) => void;
  }) => ReactNode;
}

function Checking() {
  const { t } = useLingui();
  return (
    <div
      role="status"
      className="fixed inset-0 z-40 flex animate-late flex-col items-center justify-center gap-4 bg-ground text-title text-ink"
    >
      <LoaderCircle aria-hidden className="size-14 animate-spin" />
      {t({ message: 'Checking', context: 'counter' })}
    </div>
  );
}

/** The counter: the scanner or the keypad, and over it what came of the last code. */
export function CounterScreen({ merchantId, isMuted, isKiosk, topBar, renderToday }: CounterScreenProps) {
  const { t } = useLingui();
  const [visitor, setVisitor] = useState<{ memberNumber: string | null } | null>(null);
  const counter = useCounter(merchantId, isMuted, (memberNumber) => setVisitor({ memberNumber }));
  const { undo, isUndoing } = useUndo(merchantId, counter.noteUndone);
  const [problem, setProblem] = useState<ScannerProblem | null>(null);
  const [wantsKeypad, setWantsKeypad] = useState(false);
  const [ungiven, setUngiven] = useState<{ useId: string; title: string } | null>(null);
  const codeField = useRef<HTMLInputElement>(null);
  const queue = useQueue(merchantId);
  const isSignedIn = useSession().viewer !== null;
  const [isQueueOpen, setQueueOpen] = useState(false);
  useListRefresh(merchantId);
  useWakeLock();
  useCameraPermission(useCallback(() => setProblem(null), []));

  const { phase, lastUse, dismiss } = counter;
  const isReady = phase.name === 'ready' && visitor === null;
  const isCamera = problem === null && !wantsKeypad;
  // A tablet on its stand has room for both.
  const isKeypad = isKiosk || !isCamera;

  useEffect(() => {
    if (isReady && !isCamera) codeField.current?.focus();
  }, [isReady, isCamera]);

  const undoing = { isUndoing, onUndo: (use: { useId: string; title: string }) => void undo(use) };
  const lastUseBar = lastUse !== null && isReady && (
    <LastUseBar use={lastUse} isUndoing={isUndoing} onUndo={() => void undo(lastUse)} />
  );
  const noPhone = (
    <Button icon={IdCard} onPress={() => setVisitor({ memberNumber: null })}>
      {t`Member without a phone`}
    </Button>
  );
  return (
    <div onPointerDown={wakeSound}>
      <div
        inert={!isReady}
        {...(isCamera ? { 'data-theme': 'dark' } : {})}
        className="fixed inset-0 flex flex-col bg-ground text-ink"
      >
        {topBar}
        {lastUseBar}
        <QueueBar scans={queue} onOpen={() => setQueueOpen(true)} />
        <div className={isKiosk ? 'flex min-h-0 grow flex-col desktop:flex-row' : 'contents'}>
          {isCamera && (
            <div className={isKiosk ? 'flex min-h-0 grow flex-col desktop:basis-1/2' : 'contents'}>
              <CameraView
                onText={counter.takeScan}
                onUnavailable={setProblem}
                onKeypad={() => setWantsKeypad(true)}
                isKeypadShown={isKiosk}
              >
                {noPhone}
              </CameraView>
            </div>
          )}
          {isKeypad && (
            <div
              className={`flex min-h-0 flex-col gap-4 overflow-y-auto px-4 pt-2 pb-4 ${isCamera ? 'hidden desktop:flex desktop:basis-1/2' : 'grow'}`}
            >
              {problem !== null && problem !== 'no-camera' && (
                <div className="mx-auto w-full max-w-xl">
                  <CameraTrouble problem={problem} onRetry={() => setProblem(null)} />
                </div>
              )}
              <Keypad onCode={counter.takeCode} inputRef={codeField} />
              {!isCamera && (
                <div className="flex flex-wrap justify-center gap-2">
                  {problem === null && (
                    <Button icon={ScanQrCode} onPress={() => setWantsKeypad(false)}>
                      {t`Scan with the camera`}
                    </Button>
                  )}
                  <PicturePicker onText={counter.takeScan} />
                  {noPhone}
                </div>
              )}
              {problem === 'no-camera' && (
                <p className="text-center text-ink-soft">
                  {t`This device has no camera. Type the code, or pick a picture of the QR code.`}
                </p>
              )}
            </div>
          )}
        </div>
        {renderToday(undoing)}
      </div>
      {!isSignedIn && <CounterOutbox />}
      <QueueSheet scans={queue} isOpen={isQueueOpen} onClose={() => setQueueOpen(false)} />
      {visitor !== null && (
        <NoPhoneScreen
          merchantId={merchantId}
          memberNumber={visitor.memberNumber}
          onUsed={(use) => {
            setVisitor(null);
            counter.noteUsed(use);
          }}
          onClose={() => setVisitor(null)}
        />
      )}
      {phase.name === 'checking' && <Checking />}
      {phase.name === 'answered' && (
        <AnswerScreen
          key={phase.shownAtMs}
          answer={phase.answer}
          isUndoing={isUndoing}
          onUndo={(use) => void undo(use)}
          onTakeBack={counter.takeBack}
          onCannotGive={(use) => {
            dismiss();
            setUngiven(use);
          }}
          onForget={counter.forget}
          onDone={dismiss}
        />
      )}
      {(phase.name === 'unreachable' || phase.name === 'failed') && (
        <WaitingScreen phase={phase} onTryNow={counter.tryNow} onLater={dismiss} />
      )}
      <MakeRightSheet merchantId={merchantId} use={ungiven} onClose={() => setUngiven(null)} />
    </div>
  );
}
