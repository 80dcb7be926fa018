import { useLingui } from '@lingui/react/macro';
import { Clock3, DoorClosed, type LucideIcon, PackageX, ScanLine, TriangleAlert } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import type { MakeRightReason } from './make-it-right.generated.ts';

const icons: Record<MakeRightReason, LucideIcon> = {
  OUT_OF_STOCK: PackageX,
  NOT_READY: Clock3,
  CLOSED: DoorClosed,
  NOT_AS_SHOWN: TriangleAlert,
  SCANNED_BY_MISTAKE: ScanLine,
};

export interface MakeRightReasonsProps {
  isPending: boolean;
  onReason: (reason: MakeRightReason) => void;
  describedBy?: string;
}

/** Why it could not be given: the tap on a reason gives the points back. */
export function MakeRightReasons({ isPending, onReason, describedBy }: MakeRightReasonsProps) {
  const { t } = useLingui();
  const words: Record<MakeRightReason, string> = {
    OUT_OF_STOCK: t`It is out of stock`,
    NOT_READY: t`It is not ready, or broken`,
    CLOSED: t`We are closed, or who makes it is away`,
    NOT_AS_SHOWN: t`It is not what the offer says`,
    SCANNED_BY_MISTAKE: t`It was scanned by mistake`,
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-2 font-strong">{t`Why? A tap gives the points back.`}</legend>
      {(Object.keys(words) as MakeRightReason[]).map((reason) => (
        <Button
          key={reason}
          icon={icons[reason]}
          isFullWidth
          isDisabled={isPending}
          onPress={() => onReason(reason)}
          {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        >
          {words[reason]}
        </Button>
      ))}
    </fieldset>
  );
}
