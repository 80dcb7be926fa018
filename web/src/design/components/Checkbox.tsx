import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
}

/** Yes or no, kept until the form is sent. */
export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className="group flex min-h-target cursor-pointer items-center gap-3 disabled:text-ink-soft"
    >
      <span
        aria-hidden
        className="flex size-7 shrink-0 items-center justify-center rounded-small border-[1.5px] border-field-edge bg-page group-focus-visible:outline-3 group-focus-visible:outline-offset-2 group-focus-visible:outline-focus group-selected:border-done group-selected:bg-done group-invalid:border-stop"
      >
        <Check aria-hidden strokeWidth={3} className="hidden size-5 text-on-done group-selected:block" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
