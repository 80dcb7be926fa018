import { Check } from 'lucide-react';
import type { ReactNode, Ref } from 'react';

export interface CheckboxProps {
  children: ReactNode;
  isSelected?: boolean;
  defaultSelected?: boolean;
  onChange?: (isSelected: boolean) => void;
  isDisabled?: boolean;
  isRequired?: boolean;
  name?: string;
  value?: string;
  onBlur?: () => void;
  inputRef?: Ref<HTMLInputElement> | undefined;
}

/** Yes or no, kept until the form is sent. */
export function Checkbox({
  children,
  isSelected,
  defaultSelected,
  onChange,
  isDisabled,
  isRequired,
  inputRef,
  ...props
}: CheckboxProps) {
  return (
    <label className="group relative flex min-h-target cursor-pointer items-center gap-3 has-disabled:text-ink-soft">
      <input
        {...props}
        {...(isSelected === undefined
          ? { defaultChecked: defaultSelected ?? false }
          : { checked: isSelected })}
        ref={inputRef}
        type="checkbox"
        disabled={isDisabled}
        aria-required={isRequired}
        onChange={(event) => onChange?.(event.target.checked)}
        className="peer sr-only"
      />
      <span
        aria-hidden
        className="flex size-7 shrink-0 items-center justify-center rounded-small border-[1.5px] border-field-edge bg-page peer-checked:border-done peer-checked:bg-done peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus"
      >
        <Check aria-hidden strokeWidth={3} className="hidden size-5 text-on-done group-has-checked:block" />
      </span>
      <span>{children}</span>
    </label>
  );
}
