import { useLingui } from '@lingui/react/macro';
import { Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber, parseWholeNumber } from '../../lib/numbers.ts';
import { FieldWordsBelow } from './FieldWordsBelow.tsx';
import { fieldBox, fieldFocus, fieldGroup, fieldLabel } from './field-styles.ts';
import { MarigoldMark } from './MarigoldMark.tsx';
import { type FieldWords, useField } from './use-field.ts';

export interface PointsFieldProps extends FieldWords {
  label: string;
  /** `points` shows the marigold; `count` is for pieces, hours and the like. */
  kind?: 'points' | 'count';
  /** The word behind the number; "points" when left out for points. */
  unit?: string;
  /** NaN while it is empty. */
  value?: number | undefined;
  defaultValue?: number;
  onChange?: ((value: number) => void) | undefined;
  minValue?: number;
  maxValue?: number;
  /** What a press on the signs adds or takes. */
  step?: number;
  name?: string;
  onBlur?: (() => void) | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

const sign =
  'flex size-target shrink-0 cursor-pointer items-center justify-center rounded-full bg-page-sunken text-ink hover:bg-rule active:bg-rule disabled:cursor-not-allowed disabled:opacity-50';

/** A whole number with big signs to press; Thai digits can be typed. Never negative: points are never taken. */
export function PointsField({
  label,
  hint,
  error,
  kind = 'points',
  unit,
  value,
  defaultValue = Number.NaN,
  onChange,
  minValue = 0,
  maxValue = 1_000_000,
  step = 1,
  onBlur,
  isRequired,
  isDisabled,
  inputRef,
  name,
}: PointsFieldProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const field = useField({ hint, error });
  const [own, setOwn] = useState(defaultValue);
  // While it is being typed in, the text is the person's own; grouping commas come when they are done.
  const [typed, setTyped] = useState<string | null>(null);
  const number = value ?? own;
  const word =
    unit ?? (kind === 'points' ? t({ message: 'points', context: 'unit behind a number' }) : undefined);

  function change(next: number) {
    setOwn(next);
    onChange?.(next);
  }
  function within(next: number): number {
    return Math.max(minValue, Math.min(maxValue, next));
  }
  function add(amount: number) {
    setTyped(null);
    change(within(Number.isNaN(number) ? minValue : number + amount));
  }
  function keys(event: KeyboardEvent) {
    const amounts: Record<string, number> = {
      ArrowUp: step,
      ArrowDown: -step,
      PageUp: step * 10,
      PageDown: -step * 10,
    };
    const amount = amounts[event.key];
    if (amount === undefined) return;
    event.preventDefault();
    add(amount);
  }

  return (
    <div className={fieldGroup}>
      <label htmlFor={field.id} className={fieldLabel}>
        {label}
      </label>
      <div
        className={classNames(
          fieldBox,
          fieldFocus,
          error !== undefined && 'border-stop',
          'flex items-center gap-1 p-1.5',
        )}
      >
        <button
          type="button"
          aria-label={t`Less: ${label}`}
          disabled={isDisabled || number <= minValue}
          onClick={() => add(-step)}
          className={sign}
        >
          <Minus aria-hidden className="size-5" />
        </button>
        <div className="flex min-w-0 grow items-center justify-center gap-2">
          {kind === 'points' && <MarigoldMark className="size-6 shrink-0" />}
          <input
            {...field.described}
            id={field.id}
            ref={inputRef}
            {...(name === undefined ? {} : { name })}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            aria-required={isRequired}
            disabled={isDisabled}
            value={typed ?? (Number.isNaN(number) ? '' : formatNumber(number, locale))}
            onKeyDown={keys}
            onChange={(event) => {
              setTyped(event.target.value);
              change(parseWholeNumber(event.target.value));
            }}
            onBlur={() => {
              setTyped(null);
              if (!Number.isNaN(number) && within(number) !== number) change(within(number));
              onBlur?.();
            }}
            className="field-sizing-content min-w-12 max-w-full bg-transparent py-1 text-center text-title font-strong text-ink outline-none"
          />
          {word !== undefined && <span className="shrink-0 text-ink-soft">{word}</span>}
        </div>
        <button
          type="button"
          aria-label={t`More: ${label}`}
          disabled={isDisabled || number >= maxValue}
          onClick={() => add(step)}
          className={sign}
        >
          <Plus aria-hidden className="size-5" />
        </button>
      </div>
      <FieldWordsBelow hint={hint} error={error} hintId={field.hintId} errorId={field.errorId} />
    </div>
  );
}
