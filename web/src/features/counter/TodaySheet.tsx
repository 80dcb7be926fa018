import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { CircleCheck, HandHelping, PackageCheck, Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import { Badge } from '../../design/components/Badge.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Sheet } from '../../design/components/Sheet.tsx';
import { MakeRightButton } from '../make-right/MakeRightButton.tsx';
import { MakeRightSheet } from '../make-right/MakeRightSheet.tsx';
import { type TodaySheet_merchantFragment, TodaySheet_merchantFragmentDoc } from './today-sheet.generated.ts';
import { UndoButton } from './UndoButton.tsx';

type Use = NonNullable<TodaySheet_merchantFragment['today']>['uses'][number];

export interface TodaySheetProps {
  merchant: FragmentType<TodaySheet_merchantFragment>;
  isOpen: boolean;
  onClose: () => void;
  isUndoing: boolean;
  onUndo: (use: { useId: string; title: string }) => void;
}

function UseState({ use }: { use: Use }) {
  const { t } = useLingui();
  if (use.undoneAt !== null)
    return <Badge icon={Undo2}>{t({ message: 'Undone', context: 'counter' })}</Badge>;
  if (use.offer.kind === 'SPEND') {
    return (
      <Badge tone="done" icon={CircleCheck}>
        {t({ message: 'Used', context: 'counter' })}
      </Badge>
    );
  }
  return use.releasedAt === null ? (
    <Badge tone="wait" icon={HandHelping}>
      {t({ message: 'Out on loan', context: 'use at the counter' })}
    </Badge>
  ) : (
    <Badge tone="done" icon={PackageCheck}>
      {t({ message: 'Returned', context: 'counter' })}
    </Badge>
  );
}

interface UseRowProps extends Pick<TodaySheetProps, 'isUndoing' | 'onUndo'> {
  use: Use;
  onCannotGive: (use: { useId: string; title: string }) => void;
}

function UseRow({ use, isUndoing, onUndo, onCannotGive }: UseRowProps) {
  const titleId = useId();
  const { title } = use.offer;
  const isOpen = use.undoneAt === null && use.releasedAt === null;
  return (
    <li className="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <OfferPicture picture={use.offer.picture} size="thumb" />
      <div className="min-w-0 grow basis-40">
        <p id={titleId} className="font-strong">
          {title}
          {use.quantity > 1 && ` × ${use.quantity}`}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
          <DateTime value={use.usedAt} show="time" />
          <UseState use={use} />
        </p>
      </div>
      {isOpen && (
        <>
          <UndoButton
            size="regular"
            endsAtMs={Date.parse(use.undoUntil)}
            isPending={isUndoing}
            describedBy={titleId}
            onPress={() => onUndo({ useId: use.id, title })}
          />
          <MakeRightButton describedBy={titleId} onPress={() => onCannotGive({ useId: use.id, title })} />
        </>
      )}
    </li>
  );
}

/** What this shop's counter counted today, newest first. Items and times only: nothing of the customers. */
export function TodaySheet({ merchant, isOpen, onClose, ...undoing }: TodaySheetProps) {
  const { t } = useLingui();
  const { data, complete } = useFragment({ fragment: TodaySheet_merchantFragmentDoc, from: merchant });
  const uses = complete ? (data.today?.uses ?? []) : [];
  const [ungiven, setUngiven] = useState<{ useId: string; title: string } | null>(null);
  return (
    <Sheet title={t`Counted today`} isOpen={isOpen} onClose={onClose} desktop="centre">
      {uses.length === 0 ? (
        <EmptyState picture="fluent:sun-behind-small-cloud" title={t`Nothing counted yet today`}>
          {t`Every voucher that you scan is listed here.`}
        </EmptyState>
      ) : (
        <ul aria-label={t`Counted today`} className="divide-y divide-rule">
          {uses.map((use) => (
            <UseRow key={use.id} use={use} {...undoing} onCannotGive={setUngiven} />
          ))}
        </ul>
      )}
      {complete && <MakeRightSheet merchantId={data.id} use={ungiven} onClose={() => setUngiven(null)} />}
    </Sheet>
  );
}
