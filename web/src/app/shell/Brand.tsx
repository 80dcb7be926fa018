import { Trans } from '@lingui/react/macro';
import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';
import { classNames } from '../../lib/class-names.ts';

/** The name with its flower; the flower alone where a phone's head has to say which place one is in. */
export function Brand({ isMarkOnPhones = false }: { isMarkOnPhones?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <MarigoldMark className="size-9" />
      <span
        className={classNames(
          'font-heading text-title font-strong whitespace-nowrap',
          isMarkOnPhones && 'max-tablet:sr-only',
        )}
      >
        <Trans>Kwamdee</Trans>
      </span>
    </span>
  );
}
