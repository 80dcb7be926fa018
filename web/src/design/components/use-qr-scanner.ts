import type Scanner from 'qr-scanner';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';

/** Why there is no camera: the person said no, the phone has none, or it could not be started. */
export type ScannerProblem = 'denied' | 'no-camera' | 'failed';

export interface UseQrScanner {
  video: RefObject<HTMLVideoElement | null>;
  problem: ScannerProblem | null;
  torch: 'none' | 'off' | 'on';
  toggleTorch: () => Promise<void>;
  /** Reads a picked picture; false when there is no code in it. */
  readPicture: (file: File) => Promise<boolean>;
}

/** A code held in front of the camera is read many times a second; one reading counts. */
const repeatAfterMs = 2_000;

function problemOf(cause: unknown): ScannerProblem {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'no-camera';
  return 'failed';
}

/** The whole height of the picture, not its middle two thirds: elders hold the phone close. Sides in pixels. */
function scanRegion({ videoWidth, videoHeight }: HTMLVideoElement): Scanner.ScanRegion {
  const side = Math.min(videoWidth, videoHeight);
  const scaled = Math.min(side, 600);
  return {
    x: Math.round((videoWidth - side) / 2),
    y: Math.round((videoHeight - side) / 2),
    width: side,
    height: side,
    downScaledWidth: scaled,
    downScaledHeight: scaled,
  };
}

/**
 * Asks for the camera once. Left to itself qr-scanner asks six times, a prompt each, and answers every refusal with
 * "Camera not found".
 */
async function openCamera(): Promise<MediaStream> {
  if (navigator.mediaDevices === undefined) throw new DOMException('not a secure page', 'NotFoundError');
  return navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
    audio: false,
  });
}

function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Starts the camera for a video element, and stops it when the screen is left. */
export function useQrScanner(options: {
  onCode: (text: string) => void;
  onUnavailable?: ((problem: ScannerProblem) => void) | undefined;
  isPaused: boolean;
}): UseQrScanner {
  const { isPaused } = options;
  const video = useRef<HTMLVideoElement>(null);
  const scanner = useRef<Scanner>(null);
  const last = useRef({ text: '', at: 0 });
  const [problem, setProblem] = useState<ScannerProblem | null>(null);
  const [torch, setTorch] = useState<UseQrScanner['torch']>('none');
  const [isStarted, setStarted] = useState(false);

  const tellCode = useEffectEvent((text: string) => {
    const now = Date.now();
    if (text === last.current.text && now - last.current.at < repeatAfterMs) return;
    last.current = { text, at: now };
    options.onCode(text);
  });
  const tellProblem = useEffectEvent((found: ScannerProblem) => {
    setProblem(found);
    options.onUnavailable?.(found);
  });

  useEffect(() => {
    let isLeft = false;
    async function start() {
      const element = video.current;
      if (element === null) return;
      try {
        const { default: QrScanner } = await import('qr-scanner');
        if (isLeft) return;
        const made = new QrScanner(element, ({ data }) => tellCode(data), {
          preferredCamera: 'environment',
          maxScansPerSecond: 12,
          calculateScanRegion: scanRegion,
          returnDetailedScanResult: true,
        });
        scanner.current = made;
        const stream = await openCamera();
        if (isLeft) return stopCamera(stream);
        element.srcObject = stream;
        await made.start();
        if (isLeft) return made.destroy();
        setStarted(true);
        if (await made.hasFlash()) setTorch('off');
      } catch (cause) {
        if (!isLeft) tellProblem(problemOf(cause));
      }
    }
    void start();
    return () => {
      isLeft = true;
      scanner.current?.destroy();
      scanner.current = null;
    };
  }, []);

  useEffect(() => {
    if (!isStarted) return;
    if (isPaused) void scanner.current?.pause();
    else void scanner.current?.start();
  }, [isPaused, isStarted]);

  return {
    video,
    problem,
    torch,
    toggleTorch: async () => {
      await scanner.current?.toggleFlash();
      setTorch(scanner.current?.isFlashOn() ? 'on' : 'off');
    },
    readPicture: async (file) => {
      const { default: QrScanner } = await import('qr-scanner');
      try {
        const { data } = await QrScanner.scanImage(file, { returnDetailedScanResult: true });
        options.onCode(data);
        return true;
      } catch {
        return false;
      }
    },
  };
}
