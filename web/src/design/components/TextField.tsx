import type { ComponentProps, ReactNode, Ref } from 'react';
import { classNames } from '../../lib/class-names.ts';
import { FieldWordsBelow } from './FieldWordsBelow.tsx';
import { fieldBox, fieldFocus, fieldGroup, fieldInput, fieldLabel } from './field-styles.ts';
import { type FieldWords, useField } from './use-field.ts';

export interface TextFieldProps
  extends Omit<
      ComponentProps<'input'>,
      'children' | 'className' | 'style' | 'onChange' | 'required' | 'disabled' | 'id' | 'size' | 'ref'
    >,
    FieldWords {
  label: string;
  onChange?: ((text: string) => void) | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** Stands behind the text, for example a unit. */
  suffix?: ReactNode;
  inputRef?: Ref<HTMLInputElement> | undefined;
  /** Codes are easier to check in large capitals. */
  isCode?: boolean;
}

/** One line of text. Paste always works. Optional fields say so in their label. */
export function TextField({
  label,
  hint,
  error,
  suffix,
  onChange,
  inputRef,
  isRequired,
  isDisabled,
  isCode,
  ...props
}: TextFieldProps) {
  const field = useField({ hint, error });
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
          'flex items-center',
        )}
      >
        <input
          type="text"
          {...props}
          {...field.described}
          id={field.id}
          ref={inputRef}
          aria-required={isRequired}
          disabled={isDisabled}
          onChange={(event) => onChange?.(event.target.value)}
          className={classNames(fieldInput, isCode && 'text-title font-strong uppercase')}
        />
        {suffix !== undefined && <span className="shrink-0 pr-4 text-ink-soft">{suffix}</span>}
      </div>
      <FieldWordsBelow hint={hint} error={error} hintId={field.hintId} errorId={field.errorId} />
    </div>
  );
}
