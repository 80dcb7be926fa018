import { classNames } from '../../lib/class-names.ts';

/** `primary` is the one marigold action of a screen; `done` confirms good news (approve, use); never a threat. */
export type ButtonVariant = 'primary' | 'done' | 'outline' | 'quiet';
export type ButtonSize = 'regular' | 'large';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-action text-on-action hover:bg-action-hover active:bg-action-pressed',
  done: 'bg-done text-on-done hover:bg-done-hover active:bg-done-hover',
  outline: 'border-[1.5px] border-field-edge bg-page text-ink hover:bg-page-sunken active:bg-rule',
  quiet: 'text-ink underline-offset-4 hover:bg-page-sunken active:bg-rule',
};

const sizes: Record<ButtonSize, string> = {
  regular: 'min-h-target px-5 py-2 text-base',
  large: 'min-h-14 px-6 py-3 text-lead',
};

/** Shared by Button and LinkButton, so that both look and measure the same. */
export function buttonStyles(
  variant: ButtonVariant = 'outline',
  size: ButtonSize = 'regular',
  isFullWidth = false,
): string {
  return classNames(
    'inline-flex cursor-pointer items-center justify-center gap-2 rounded-full text-center font-strong transition-colors select-none',
    'disabled:cursor-not-allowed disabled:bg-page-sunken disabled:text-ink-soft disabled:border-transparent',
    variants[variant],
    sizes[size],
    isFullWidth && 'w-full',
  );
}
