import { Gift } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { Points } from '../../design/components/Points.tsx';

export interface NoteWordsProps {
  message: string;
  /** From whom, or to whom. */
  who: ReactNode;
  sentAt: string;
  points?: number | null;
  children?: ReactNode;
}

/** A note as it was written, with a thin line of lotus beside it; who and when below. */
export function NoteWords({ message, who, sentAt, points = null, children }: NoteWordsProps) {
  return (
    <li className="flex flex-col gap-3 py-5 first:pt-0 last:pb-0">
      <div className="border-l-4 border-thanks pl-4">
        <p className="text-lead whitespace-pre-line">{message}</p>
        <p className="text-ink-soft">
          {who} · <DateTime value={sentAt} show="relative" />
        </p>
      </div>
      {points !== null && (
        <div>
          <Badge tone="points" icon={Gift}>
            <Points value={points} isSigned />
          </Badge>
        </div>
      )}
      {children}
    </li>
  );
}
