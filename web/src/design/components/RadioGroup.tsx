import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Label,
  Radio,
} from 'react-aria-components';
import { FieldMessages } from './FieldMessages.tsx';
import { fieldGroup, fieldLabel } from './field-styles.ts';

export interface RadioOption {
  id: string;
  label: string;
  hint?: string;
}

export interface RadioGroupProps
  extends Omit<AriaRadioGroupProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: readonly RadioOption[];
}

/** One of a few, each with room for a line of explanation. */
export function RadioGroup({ label, hint, error, options, ...props }: RadioGroupProps) {
  return (
    <AriaRadioGroup
      {...props}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={fieldGroup}
    >
      <Label className={fieldLabel}>{label}</Label>
      <div className="divide-y divide-rule border-y border-rule">
        {options.map((each) => (
          <Radio
            key={each.id}
            value={each.id}
            className="group flex min-h-14 cursor-pointer items-center gap-3 px-1 py-2 outline-none hovered:bg-page-sunken"
          >
            <span
              aria-hidden
              className="flex size-7 shrink-0 items-center justify-center rounded-full border-[1.5px] border-field-edge bg-page group-focus-visible:outline-3 group-focus-visible:outline-offset-2 group-focus-visible:outline-focus group-selected:border-done"
            >
              <span className="size-3.5 rounded-full group-selected:bg-done" />
            </span>
            <span className="group-selected:font-strong">
              {each.label}
              {each.hint && <span className="block font-normal text-ink-soft">{each.hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldMessages hint={hint} error={error} />
    </AriaRadioGroup>
  );
}
