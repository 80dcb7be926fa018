import { type ReactNode, useId } from 'react';
import { classNames } from '../../lib/class-names.ts';

export interface CardProps {
  title?: string;
  actions?: ReactNode;
  /** A page of another colour: news and results, not decoration. */
  tone?: 'plain' | 'points' | 'done' | 'wait' | 'stop' | 'thanks';
  children: ReactNode;
}

const tones = {
  plain: 'passbook-page',
  points: 'rounded-page bg-points-tint',
  done: 'rounded-page bg-done-tint',
  wait: 'rounded-page bg-wait-tint',
  stop: 'rounded-page bg-stop-tint',
  thanks: 'rounded-page bg-thanks-tint',
};

/** A page of the passbook. Inside it lines divide, never another box. */
export function Card({ title, actions, tone = 'plain', children }: CardProps) {
  const titleId = useId();
  return (
    <section
      {...(title === undefined ? {} : { 'aria-labelledby': titleId })}
      className={classNames(tones[tone], 'p-5 tablet:p-6')}
    >
      {title !== undefined && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3 border-b border-rule pb-2">
          <h2 id={titleId} className="text-title">
            {title}
          </h2>
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
