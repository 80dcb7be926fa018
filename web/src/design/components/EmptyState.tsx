import type { ReactNode } from 'react';
import { type PictureKey, pictureUrl } from '../../lib/pictures.ts';

export interface EmptyStateProps {
  picture: PictureKey;
  title: string;
  /** One sentence: what this place is for, or what to do. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing here yet, kindly said, with the next step. */
export function EmptyState({ picture, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-10 text-center">
      <img src={pictureUrl(picture)} alt="" width={96} height={96} className="size-24" />
      <h2 className="text-title">{title}</h2>
      {children !== undefined && <div className="max-w-prose text-ink-soft">{children}</div>}
      {action !== undefined && <div className="pt-2">{action}</div>}
    </div>
  );
}
