import { useId } from 'react';

export interface SwitchProps {
  label: string;
  hint?: string | undefined;
  isSelected?: boolean;
  defaultSelected?: boolean;
  onChange?: (isSelected: boolean) => void;
  isDisabled?: boolean;
}

/** On or off, at once. The knob moves and a tick appears, so colour is not alone. */
export function Switch({ label, hint, isSelected, defaultSelected, onChange, isDisabled }: SwitchProps) {
  const hintId = useId();
  return (
    <label className="group relative flex min-h-target cursor-pointer items-center justify-between gap-4 has-disabled:text-ink-soft">
      <span>
        <span className="font-strong">{label}</span>
        {hint && (
          <span id={hintId} aria-hidden className="block text-ink-soft">
            {hint}
          </span>
        )}
      </span>
      <input
        {...(isSelected === undefined
          ? { defaultChecked: defaultSelected ?? false }
          : { checked: isSelected })}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its state itself; HTML forbids aria-checked
        role="switch"
        aria-label={label}
        {...(hint ? { 'aria-describedby': hintId } : {})}
        disabled={isDisabled}
        onChange={(event) => onChange?.(event.target.checked)}
        className="peer sr-only"
      />
      <span
        aria-hidden
        className="flex h-8 w-14 shrink-0 items-center rounded-full border-[1.5px] border-field-edge bg-page-sunken p-0.5 transition-colors peer-checked:border-done peer-checked:bg-done peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus"
      >
        <span className="flex size-6 items-center justify-center rounded-full bg-ink-soft transition-transform group-has-checked:translate-x-6 group-has-checked:bg-on-done">
          <svg viewBox="0 0 24 24" aria-hidden="true" className="hidden size-4 group-has-checked:block">
            <path
              d="m5 13 4 4L19 7"
              fill="none"
              stroke="var(--done)"
              strokeWidth="3.5"
              strokeLinecap="round"
            />
          </svg>
        </span>
      </span>
    </label>
  );
}
