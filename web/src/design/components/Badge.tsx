import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'plain' | 'points' | 'done' | 'wait' | 'stop' | 'thanks';

export interface BadgeProps {
  tone?: Tone;
  icon?: LucideIcon;
  children: ReactNode;
}

const tones: Record<Tone, string> = {
  plain: 'bg-page-sunken text-ink-soft',
  points: 'bg-points-tint text-points',
  done: 'bg-done-tint text-done',
  wait: 'bg-wait-tint text-wait',
  stop: 'bg-stop-tint text-stop',
  thanks: 'bg-thanks-tint text-thanks',
};

/** A short word about a thing's state. Never colour alone: a word, and an icon where it helps. */
export function Badge({ tone = 'plain', icon: Icon, children }: BadgeProps) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-3 py-0.5 text-base font-strong whitespace-nowrap ${tones[tone]}`}
    >
      {Icon && <Icon aria-hidden className="size-4.5 shrink-0" />}
      {children}
    </span>
  );
}
