import { type ReactNode, useEffect, useState } from 'react';

export interface TurnOverProps {
  isTurned: boolean;
  front: ReactNode;
  back: ReactNode;
}

const halfTurnMs = 200;

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** A card that turns over once: the front goes to its edge, then the back comes round. At once under reduced motion. */
export function TurnOver({ isTurned, front, back }: TurnOverProps) {
  const [side, setSide] = useState<'front' | 'edge' | 'back'>(isTurned ? 'back' : 'front');
  const [wasTurnedHere, setTurnedHere] = useState(false);
  if (isTurned && side === 'front') {
    setSide(isStill() ? 'back' : 'edge');
    setTurnedHere(true);
  }
  if (!isTurned && side !== 'front') setSide('front');
  useEffect(() => {
    if (side !== 'edge') return;
    const timer = setTimeout(() => setSide('back'), halfTurnMs);
    return () => clearTimeout(timer);
  }, [side]);
  if (side === 'back') return <div className={wasTurnedHere ? 'animate-turn' : ''}>{back}</div>;
  return (
    <div
      className="transition-transform ease-in"
      style={{
        transitionDuration: `${halfTurnMs}ms`,
        transform: side === 'edge' ? 'perspective(900px) rotateY(90deg)' : 'none',
      }}
    >
      {front}
    </div>
  );
}
