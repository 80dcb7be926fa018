import type { FragmentType } from '@apollo/client/masking';
import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { useCaseKeys } from '../coordinator/use-case-keys.ts';
import { useAwayCaseIds } from '../coordinator/use-decisions.ts';
import { DeedCard } from './DeedCard.tsx';
import type { DeedCard_deedFragment } from './deed-card.generated.ts';
import { groupWaiting, type WaitingDeed } from './group-waiting.ts';
import { useDeedDecision } from './use-deed-decision.ts';
import type { VerifiedNetwork } from './use-verified-network.ts';

type QueuedDeed = WaitingDeed & { memberName: string | null } & FragmentType<DeedCard_deedFragment>;

export interface DeedQueueProps {
  network: VerifiedNetwork;
  edges: readonly { node: QueuedDeed }[];
  hasMore: boolean;
  onMore: () => Promise<unknown>;
}

/** The cards, oldest first, one for a group. J and K go from one to the next, A confirms, R asks for more. */
export function DeedQueue({ network, edges, hasMore, onMore }: DeedQueueProps) {
  const { t } = useLingui();
  const decide = useDeedDecision(network);
  const awayIds = useAwayCaseIds();
  const cards = useRef(new Map<string, HTMLElement>());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [open, setOpen] = useState<{ id: string; panel: 'ask-more' | 'not-count' } | null>(null);
  const [splitIds, setSplitIds] = useState<ReadonlySet<string>>(new Set());
  // A group is away with the one of it that was pressed.
  const groups = groupWaiting(
    edges.map(({ node }) => node),
    splitIds,
  ).filter((group) => !group.some(({ id }) => awayIds.includes(id)));
  const waiting = groups.map(([first]) => first);
  const place = Math.max(
    0,
    waiting.findIndex(({ id }) => id === chosenId),
  );
  const current = waiting[place];
  const goTo = (index: number) => () => {
    const id = waiting[index]?.id;
    if (id === undefined) return;
    setChosenId(id);
    cards.current.get(id)?.focus();
  };
  useCaseKeys({
    onNext: place + 1 < waiting.length ? goTo(place + 1) : undefined,
    onPrevious: place > 0 ? goTo(place - 1) : undefined,
    onApprove:
      current === undefined
        ? undefined
        : () => cards.current.get(current.id)?.querySelector<HTMLButtonElement>('[data-confirm]')?.click(),
    // Of a group one asks about one person: first they are shown one by one.
    onReturn:
      current === undefined || (groups[place]?.length ?? 1) > 1
        ? undefined
        : () => setOpen({ id: current.id, panel: 'ask-more' }),
  });
  if (waiting.length === 0 && !hasMore) {
    return (
      <EmptyState picture="fluent:party-popper" title={t`Nothing is waiting`}>
        <Trans>All is looked at. Thank you for giving your time.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t`Deeds that wait`} className="flex flex-col gap-5">
        {groups.map(([deed, ...others]) => (
          <li key={deed.id}>
            <DeedCard
              deed={deed}
              others={others}
              onSplit={() => setSplitIds(new Set([...splitIds, deed.groupId ?? '']))}
              isCurrent={deed.id === current?.id}
              cardRef={(element) => {
                if (element === null) cards.current.delete(deed.id);
                else cards.current.set(deed.id, element);
              }}
              panel={open?.id === deed.id ? open.panel : null}
              onPanel={(panel) => setOpen(panel === null ? null : { id: deed.id, panel })}
              onDecide={decide}
            />
          </li>
        ))}
      </ul>
      {hasMore && <MoreButton onMore={onMore} />}
    </>
  );
}
