import type { ComponentProps, Ref } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { classNames } from '../../lib/class-names.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { graphemeCount } from '../../lib/thai-text.ts';
import { FieldWordsBelow } from './FieldWordsBelow.tsx';
import { fieldBox, fieldGroup, fieldInput, fieldLabel } from './field-styles.ts';
import { type FieldWords, useField } from './use-field.ts';

export interface TextAreaProps
  extends Omit<
      ComponentProps<'textarea'>,
      'children' | 'className' | 'style' | 'onChange' | 'required' | 'disabled' | 'id' | 'value' | 'ref'
    >,
    FieldWords {
  label: string;
  value?: string | undefined;
  onChange?: ((text: string) => void) | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** Shows "12/1,000", counted as people see characters (by grapheme). */
  countLimit?: number;
  inputRef?: Ref<HTMLTextAreaElement> | undefined;
}

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  error,
  value,
  onChange,
  isRequired,
  isDisabled,
  countLimit,
  inputRef,
  ...props
}: TextAreaProps) {
  const { locale } = useLanguage();
  const field = useField({ hint, error });
  return (
    <div className={fieldGroup}>
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={field.id} className={fieldLabel}>
          {label}
        </label>
        {countLimit !== undefined && (
          <span aria-hidden className="text-ink-soft">
            {formatNumber(graphemeCount(value ?? ''), locale)}/{formatNumber(countLimit, locale)}
          </span>
        )}
      </div>
      <textarea
        rows={3}
        {...props}
        {...field.described}
        {...(value === undefined ? {} : { value })}
        id={field.id}
        ref={inputRef}
        aria-required={isRequired}
        disabled={isDisabled}
        onChange={(event) => onChange?.(event.target.value)}
        className={classNames(
          fieldBox,
          fieldInput,
          'resize-y bg-page leading-text focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus',
          error !== undefined && 'border-stop',
        )}
      />
      <FieldWordsBelow hint={hint} error={error} hintId={field.hintId} errorId={field.errorId} />
    </div>
  );
}
