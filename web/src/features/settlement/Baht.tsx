import { Trans } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatBaht } from '../../lib/baht.ts';
import { classNames } from '../../lib/class-names.ts';

const numerals = {
  base: '',
  large: 'text-numeral font-strong',
  hero: 'text-numeral-large font-strong',
};

/** "1,234.50 บาท" */
export function Baht({ satang, size = 'base' }: { satang: number; size?: keyof typeof numerals }) {
  const { locale } = useLanguage();
  return (
    <span
      className={classNames('inline-flex items-baseline gap-[0.35em]', size === 'hero' && 'double-rule pb-1')}
    >
      <span className={classNames('tabular-nums', numerals[size])}>{formatBaht(satang, locale)}</span>
      <span>
        <Trans>baht</Trans>
      </span>
    </span>
  );
}
