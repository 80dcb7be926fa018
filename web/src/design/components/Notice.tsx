import { CircleAlert, CircleCheck, Info, type LucideIcon, Sparkles } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../../lib/class-names.ts';

export interface NoticeProps {
  tone?: 'wait' | 'stop' | 'done' | 'points';
  title?: string;
  children?: ReactNode;
  /** The next step: a button or a link. */
  action?: ReactNode;
  /** False when it stands on the page from the start: it is then not read out by itself. */
  isLive?: boolean;
}

const looks: Record<NonNullable<NoticeProps['tone']>, { styles: string; mark: string; icon: LucideIcon }> = {
  wait: { styles: 'bg-wait-tint', mark: 'text-wait', icon: Info },
  stop: { styles: 'bg-stop-tint', mark: 'text-stop', icon: CircleAlert },
  done: { styles: 'bg-done-tint', mark: 'text-done', icon: CircleCheck },
  points: { styles: 'bg-points-tint', mark: 'text-points', icon: Sparkles },
};

/** News in the page: an expected refusal where the action was, with the next step; or that something is done. */
export function Notice({ tone = 'wait', title, children, action, isLive = true }: NoticeProps) {
  const { styles, mark, icon: Icon } = looks[tone];
  return (
    <div
      role={isLive ? 'status' : undefined}
      className={classNames('flex gap-3 rounded-field p-4 text-ink', styles)}
    >
      <Icon aria-hidden className={classNames('mt-0.5 size-6 shrink-0', mark)} />
      <div className="min-w-0 grow">
        {title !== undefined && <p className="font-strong">{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {action !== undefined && <div className="pt-3">{action}</div>}
      </div>
    </div>
  );
}
