import { Plural } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { CountUp } from './CountUp.tsx';
import { MarigoldMark } from './MarigoldMark.tsx';

export interface PointsProps {
  value: number;
  /** `hero` is the balance: large digits over a double rule, counted up when it changes. */
  size?: 'base' | 'large' | 'hero';
  /** Shows "+20" and "−20", for lines of the passbook. */
  isSigned?: boolean;
  /** The word without the flower, for running text and tables. */
  isPlain?: boolean;
}

const marks = { base: 'size-[1.15em]', large: 'size-7', hero: 'size-10' };
const numerals = {
  base: 'font-strong',
  large: 'text-numeral font-strong',
  hero: 'text-numeral-large font-strong',
};

/** "20 แต้ม" / "20 points", with the marigold. */
export function Points({ value, size = 'base', isSigned = false, isPlain = false }: PointsProps) {
  const { locale } = useLanguage();
  const amount = Math.abs(value);
  const sign = isSigned ? (value < 0 ? '−' : '+') : value < 0 ? '−' : '';
  return (
    <span
      className={classNames('inline-flex items-baseline gap-[0.35em]', size === 'hero' && 'double-rule pb-1')}
    >
      {!isPlain && (
        <MarigoldMark
          className={classNames(
            marks[size],
            size === 'base' ? 'translate-y-[0.18em]' : 'self-center',
            'shrink-0',
          )}
        />
      )}
      <span className={numerals[size]}>
        {sign}
        {size === 'hero' ? <CountUp value={amount} /> : formatNumber(amount, locale)}
      </span>
      <span className={size === 'base' ? '' : 'text-lead'}>
        <Plural value={amount} one="point" other="points" />
      </span>
    </span>
  );
}
