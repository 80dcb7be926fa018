/** What the counter says without words: it is good, good for now, it is not, or look once more. */
export type Signal = 'good' | 'later' | 'stop' | 'wait';

interface Note {
  frequencyHz: number;
  startSeconds: number;
  lengthSeconds: number;
}

interface Tune {
  wave: OscillatorType;
  notes: readonly Note[];
  /** Milliseconds on, off, on … */
  vibration: number[];
}

/** Told apart by their shape, not their pitch alone: rising, two equal knocks and a rise, a low double buzz, falling. */
const tunes: Record<Signal, Tune> = {
  good: {
    wave: 'sine',
    notes: [
      { frequencyHz: 880, startSeconds: 0, lengthSeconds: 0.13 },
      { frequencyHz: 1318.5, startSeconds: 0.13, lengthSeconds: 0.26 },
    ],
    vibration: [80],
  },
  later: {
    wave: 'sine',
    notes: [
      { frequencyHz: 659.3, startSeconds: 0, lengthSeconds: 0.09 },
      { frequencyHz: 659.3, startSeconds: 0.16, lengthSeconds: 0.09 },
      { frequencyHz: 880, startSeconds: 0.32, lengthSeconds: 0.24 },
    ],
    vibration: [50, 60, 50, 60, 120],
  },
  stop: {
    wave: 'square',
    notes: [
      { frequencyHz: 175, startSeconds: 0, lengthSeconds: 0.2 },
      { frequencyHz: 175, startSeconds: 0.3, lengthSeconds: 0.32 },
    ],
    vibration: [220, 90, 220],
  },
  wait: {
    wave: 'triangle',
    notes: [
      { frequencyHz: 659.3, startSeconds: 0, lengthSeconds: 0.16 },
      { frequencyHz: 440, startSeconds: 0.2, lengthSeconds: 0.3 },
    ],
    vibration: [120, 70, 120],
  },
};

const loudness = 0.35;
/** Rising and falling within this time keeps a note from clicking. */
const edgeSeconds = 0.015;

let audio: AudioContext | undefined;

/**
 * Browsers let a page sound only after a touch: call this at any touch, so that a scan without one is heard. A page
 * that was opened by a tap in the app has it already.
 */
export function wakeSound(): void {
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume();
}

function playNote(context: AudioContext, wave: OscillatorType, note: Note): void {
  const start = context.currentTime + note.startSeconds;
  const end = start + note.lengthSeconds;
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.type = wave;
  oscillator.frequency.value = note.frequencyHz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + edgeSeconds);
  volume.gain.setValueAtTime(loudness, end - edgeSeconds);
  volume.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(end);
}

/** Sounds (unless muted) and vibrates, where the phone can. */
export function giveSignal(signal: Signal, isMuted: boolean): void {
  const { wave, notes, vibration } = tunes[signal];
  // Chrome refuses before the first touch and says so in the console: ask only when it will be heard.
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(vibration);
  if (isMuted) return;
  wakeSound();
  if (audio !== undefined) for (const note of notes) playNote(audio, wave, note);
}
