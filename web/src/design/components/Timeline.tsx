import type { ReactNode } from 'react';
import { classNames } from '../../lib/class-names.ts';
import { DateTime } from './DateTime.tsx';

export interface TimelineItem {
  id: string;
  title: ReactNode;
  /** The side that did it: the shop, the network. A name only among coordinators, who took the step themselves. */
  actor: string;
  /** ISO time. */
  at: string;
  /** Shown whole. */
  reason?: string | null;
  tone?: 'plain' | 'done' | 'wait' | 'stop';
}

const dots = { plain: 'bg-ink-soft', done: 'bg-done', wait: 'bg-points-mark-deep', stop: 'bg-stop' };

/** What happened, by whom, when and why. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="flex flex-col">
      {items.map((item, index) => (
        <li key={item.id} className="relative flex gap-4 pb-5 last:pb-0">
          {index < items.length - 1 && (
            <span aria-hidden className="absolute top-5 bottom-[-0.5rem] left-[5px] w-0.5 bg-rule" />
          )}
          <span
            aria-hidden
            className={classNames('relative mt-2 size-3 shrink-0 rounded-full', dots[item.tone ?? 'plain'])}
          />
          <div className="min-w-0">
            <p className="font-strong">{item.title}</p>
            <p className="text-ink-soft">
              {item.actor} · <DateTime value={item.at} show="date-time" />
            </p>
            {item.reason && (
              <blockquote className="mt-1.5 border-l-3 border-rule-strong pl-3 whitespace-pre-line">
                {item.reason}
              </blockquote>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
