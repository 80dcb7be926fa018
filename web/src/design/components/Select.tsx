import { Check, ChevronDown } from 'lucide-react';
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  type Key,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { classNames } from '../../lib/class-names.ts';
import { FieldMessages } from './FieldMessages.tsx';
import { fieldBox, fieldGroup, fieldLabel, option, popover } from './field-styles.ts';

export interface SelectOption {
  id: string;
  label: string;
  hint?: string;
}

export interface SelectProps
  extends Omit<
    AriaSelectProps<SelectOption>,
    'children' | 'className' | 'style' | 'isInvalid' | 'onChange' | 'value'
  > {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: readonly SelectOption[];
  value: string | null;
  onChange: (value: string) => void;
}

/** One of many. For two to four choices take RadioGroup or SegmentedControl: all are seen at once there. */
export function Select({ label, hint, error, options, value, onChange, ...props }: SelectProps) {
  return (
    <AriaSelect
      {...props}
      selectedKey={value}
      onSelectionChange={(key: Key | null) => {
        if (key !== null) onChange(String(key));
      }}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={fieldGroup}
    >
      <Label className={fieldLabel}>{label}</Label>
      <Button
        className={classNames(
          fieldBox,
          'flex cursor-pointer items-center justify-between gap-3 px-4 py-2 text-left',
        )}
      >
        <SelectValue className="truncate placeholder-shown:text-ink-soft" />
        <ChevronDown aria-hidden className="size-5 shrink-0" />
      </Button>
      <FieldMessages hint={hint} error={error} />
      <Popover className={popover}>
        <ListBox items={options} className="outline-none">
          {(each) => (
            <ListBoxItem id={each.id} textValue={each.label} className={option}>
              {({ isSelected }) => (
                <>
                  <span className="grow">
                    {each.label}
                    {each.hint && <span className="block text-ink-soft">{each.hint}</span>}
                  </span>
                  {isSelected && <Check aria-hidden className="size-5 shrink-0 text-done" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
