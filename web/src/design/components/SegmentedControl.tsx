import { Label, Radio, RadioGroup, type RadioGroupProps } from 'react-aria-components';
import { classNames } from '../../lib/class-names.ts';
import { fieldGroup, fieldLabel } from './field-styles.ts';

export interface SegmentedControlProps extends Omit<RadioGroupProps, 'children' | 'className' | 'style'> {
  label: string;
  /** The label is read aloud, not shown. */
  isLabelHidden?: boolean;
  options: readonly { id: string; label: string }[];
}

/** One of two to four short words, side by side. */
export function SegmentedControl({ label, isLabelHidden, options, ...props }: SegmentedControlProps) {
  return (
    <RadioGroup {...props} orientation="horizontal" className={fieldGroup}>
      <Label className={classNames(fieldLabel, isLabelHidden && 'sr-only')}>{label}</Label>
      <div className="flex flex-wrap gap-1 rounded-[1.75rem] bg-page-sunken p-1">
        {options.map((each) => (
          <Radio
            key={each.id}
            value={each.id}
            className="flex min-h-target grow cursor-pointer items-center justify-center rounded-full px-4 py-1.5 text-center text-ink-soft transition-colors focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-focus selected:bg-page selected:font-strong selected:text-ink selected:shadow-page"
          >
            {each.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
