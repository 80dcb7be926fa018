import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components';

export interface SwitchProps extends Omit<AriaSwitchProps, 'children' | 'className' | 'style'> {
  label: string;
  hint?: string;
}

/** On or off, at once. The knob moves and a tick appears, so colour is not alone. */
export function Switch({ label, hint, ...props }: SwitchProps) {
  return (
    <AriaSwitch
      {...props}
      className="group flex min-h-target cursor-pointer items-center justify-between gap-4 disabled:text-ink-soft"
    >
      <span>
        <span className="font-strong">{label}</span>
        {hint && <span className="block text-ink-soft">{hint}</span>}
      </span>
      <span
        aria-hidden
        className="flex h-8 w-14 shrink-0 items-center rounded-full border-[1.5px] border-field-edge bg-page-sunken p-0.5 transition-colors group-focus-visible:outline-3 group-focus-visible:outline-offset-2 group-focus-visible:outline-focus group-selected:border-done group-selected:bg-done"
      >
        <span className="flex size-6 items-center justify-center rounded-full bg-ink-soft transition-transform group-selected:translate-x-6 group-selected:bg-on-done">
          <svg viewBox="0 0 24 24" aria-hidden="true" className="hidden size-4 group-selected:block">
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
    </AriaSwitch>
  );
}
