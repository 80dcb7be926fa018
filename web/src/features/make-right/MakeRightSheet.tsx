import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Sheet } from '../../design/components/Sheet.tsx';
import { MakeRightReasons } from './MakeRightReasons.tsx';
import { useMakeRight } from './use-make-right.ts';

export interface MakeRightSheetProps {
  merchantId: string;
  /** The use that the shop cannot honour; null: the sheet is closed. */
  use: { useId: string; title: string } | null;
  onClose: () => void;
}

/** The second tap: why a voucher could not be honoured. Its points are the member's again. */
export function MakeRightSheet({ merchantId, use, onClose }: MakeRightSheetProps) {
  const { t } = useLingui();
  const titleId = useId();
  const { makeRight, isPending } = useMakeRight(merchantId);
  // What the sheet says while it goes away.
  const [shown, setShown] = useState(use);
  if (use !== null && use !== shown) setShown(use);
  return (
    <Sheet title={t`Give the points back`} isOpen={use !== null} onClose={onClose} desktop="centre">
      <div className="flex flex-col gap-4">
        <p id={titleId} className="text-lead font-strong">
          {shown?.title}
        </p>
        <p className="text-ink-soft">
          <Trans>
            The member has the points again at once, and a suggestion of what else they could have. You need
            not know who they are.
          </Trans>
        </p>
        <MakeRightReasons
          isPending={isPending}
          describedBy={titleId}
          onReason={async (reason) => {
            if (use !== null && (await makeRight({ useId: use.useId }, reason))) onClose();
          }}
        />
      </div>
    </Sheet>
  );
}
