import { Trans } from '@lingui/react/macro';
import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';

/** The name with its flower. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <MarigoldMark className="size-9" />
      <span className="font-heading text-title font-strong whitespace-nowrap">
        <Trans>Kwamdee</Trans>
      </span>
    </span>
  );
}
