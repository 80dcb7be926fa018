import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';

/** Before the first screen is there. No words: they may still be on their way. */
export function StartingPage() {
  return (
    <div className="flex min-h-dvh animate-late items-center justify-center">
      <MarigoldMark className="size-16 animate-breathe" />
    </div>
  );
}
