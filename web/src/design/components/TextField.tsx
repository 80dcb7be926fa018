import type { ReactNode, Ref } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Group,
  Input,
  Label,
} from 'react-aria-components';
import { classNames } from '../../lib/class-names.ts';
import { FieldMessages } from './FieldMessages.tsx';
import { fieldBox, fieldFocus, fieldGroup, fieldInput, fieldLabel } from './field-styles.ts';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  label: string;
  hint?: string | undefined;
  /** What to put right; makes the field invalid. */
  error?: string | undefined;
  /** Stands behind the text, for example a unit. */
  suffix?: ReactNode;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement> | undefined;
  /** Codes are easier to check in wide digits of one width. */
  isCode?: boolean;
  autoCapitalize?: 'none' | 'sentences' | 'words' | 'characters';
}

/** One line of text. Paste always works. Optional fields say so in their label. */
export function TextField({
  label,
  hint,
  error,
  suffix,
  placeholder,
  inputRef,
  isCode,
  autoCapitalize,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={fieldGroup}
    >
      <Label className={fieldLabel}>{label}</Label>
      <Group className={classNames(fieldBox, fieldFocus, 'flex items-center')}>
        <Input
          ref={inputRef}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(autoCapitalize === undefined ? {} : { autoCapitalize })}
          className={classNames(fieldInput, isCode && 'text-title font-strong uppercase')}
        />
        {suffix !== undefined && <span className="shrink-0 pr-4 text-ink-soft">{suffix}</span>}
      </Group>
      <FieldMessages hint={hint} error={error} />
    </AriaTextField>
  );
}
