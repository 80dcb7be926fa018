import type { ReactNode } from 'react';
import { CaseKeysHint } from './CaseKeysHint.tsx';

export interface CaseLayoutProps {
  facts: ReactNode;
  decision: ReactNode;
  timeline: ReactNode;
  hasKeys: boolean;
}

/** Facts, then the decision, then the history; on a wide screen the decision stays beside them while they scroll. */
export function CaseLayout({ facts, decision, timeline, hasKeys }: CaseLayoutProps) {
  return (
    <div className="grid grid-cols-1 items-start gap-6 desktop:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex flex-col gap-6">{facts}</div>
      <div className="flex flex-col gap-4 desktop:sticky desktop:top-6 desktop:row-span-2">
        {decision}
        {hasKeys && <CaseKeysHint />}
      </div>
      <div>{timeline}</div>
    </div>
  );
}
