import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

const holdForMs = 2_000;

export interface HoldButtonProps {
  label: string;
  icon: LucideIcon;
  onHeld: () => void;
}

/** Acts when it is held for two seconds, by finger or by Enter or space: nobody does it by a slip of the hand. */
export function HoldButton({ label, icon: Icon, onHeld }: HoldButtonProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isHeld, setHeld] = useState(false);
  const begin = () => {
    if (timer.current !== undefined) return;
    setHeld(true);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      setHeld(false);
      onHeld();
    }, holdForMs);
  };
  const end = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    setHeld(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const isPress = ({ key }: KeyboardEvent) => key === 'Enter' || key === ' ';
  return (
    <button
      type="button"
      onPointerDown={begin}
      onPointerUp={end}
      onPointerCancel={end}
      onPointerLeave={end}
      onBlur={end}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (!isPress(event)) return;
        event.preventDefault();
        begin();
      }}
      onKeyUp={(event) => {
        if (isPress(event)) end();
      }}
      className="relative flex min-h-target shrink-0 cursor-pointer touch-none items-center gap-2 overflow-hidden rounded-full border border-rule-strong px-4 select-none"
    >
      <span
        aria-hidden
        className={`absolute inset-y-0 start-0 bg-points-tint ${isHeld ? 'w-full transition-[width] duration-[2000ms] ease-linear' : 'w-0'}`}
      />
      <Icon aria-hidden className="relative size-5 shrink-0" />
      <span className="relative">{label}</span>
    </button>
  );
}
