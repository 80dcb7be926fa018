import { Trans } from '@lingui/react/macro';
import { ArrowRight } from 'lucide-react';
import { MarigoldMark } from '../../design/components/MarigoldMark.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';

/** The balance before and after: "520 → 500 แต้ม". */
export function PointsChange({ before, cost }: { before: number; cost: number }) {
  const { locale } = useLanguage();
  const from = formatNumber(before, locale);
  const to = formatNumber(before - cost, locale);
  return (
    <p className="flex items-center justify-center gap-2">
      <span className="sr-only">
        <Trans>
          You have {from} points; {to} will be left.
        </Trans>
      </span>
      <span aria-hidden className="flex items-center gap-2">
        <MarigoldMark className="size-5" />
        <span className="text-ink-soft">
          <Trans>You have {from}</Trans>
        </span>
        <ArrowRight aria-hidden className="size-5 text-ink-soft" />
        <span className="font-strong">
          <Trans>{to} left</Trans>
        </span>
      </span>
    </p>
  );
}
