import type { Ref } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Label,
} from 'react-aria-components';
import { useLanguage } from '../../i18n/use-language.ts';
import { classNames } from '../../lib/class-names.ts';
import { graphemeCount } from '../../lib/thai-text.ts';
import { FieldMessages } from './FieldMessages.tsx';
import { fieldBox, fieldFocus, fieldGroup, fieldInput, fieldLabel } from './field-styles.ts';

export interface TextAreaProps
  extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  rows?: number;
  placeholder?: string;
  /** Shows "12/1,000", counted as people see characters (by grapheme). */
  countLimit?: number;
  inputRef?: Ref<HTMLTextAreaElement> | undefined;
}

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  error,
  rows = 3,
  placeholder,
  countLimit,
  inputRef,
  ...props
}: TextAreaProps) {
  const { locale } = useLanguage();
  const number = new Intl.NumberFormat(locale);
  return (
    <AriaTextField
      {...props}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={fieldGroup}
    >
      <div className="flex items-baseline justify-between gap-4">
        <Label className={fieldLabel}>{label}</Label>
        {countLimit !== undefined && (
          <span className="text-caption text-ink-soft">
            {number.format(graphemeCount(props.value ?? ''))}/{number.format(countLimit)}
          </span>
        )}
      </div>
      <AriaTextArea
        ref={inputRef}
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
        className={classNames(fieldBox, fieldFocus, fieldInput, 'resize-y leading-text')}
      />
      <FieldMessages hint={hint} error={error} />
    </AriaTextField>
  );
}
