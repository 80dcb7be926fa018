import { classNames } from '../../lib/class-names.ts';

export interface StampProps {
  label: string;
  tone?: 'done' | 'thanks' | 'stop';
  /** Lands now, with a thump; without it the stamp is on the page already. */
  isFresh?: boolean;
}

const tones = { done: 'text-done', thanks: 'text-thanks', stop: 'text-stop' };

/** A rubber stamp in the passbook: "ใช้แล้ว". */
export function Stamp({ label, tone = 'done', isFresh = false }: StampProps) {
  return (
    <span
      className={classNames(
        'inline-flex -rotate-6 items-center rounded-field border-3 border-double border-current px-5 py-1 font-heading text-title font-strong',
        tones[tone],
        isFresh && 'animate-stamp',
      )}
    >
      {label}
    </span>
  );
}
