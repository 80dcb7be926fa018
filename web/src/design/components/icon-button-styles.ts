import { classNames } from '../../lib/class-names.ts';

export type IconButtonVariant = 'quiet' | 'outline' | 'primary';

const variants: Record<IconButtonVariant, string> = {
  quiet: 'text-ink hover:bg-page-sunken active:bg-rule',
  outline: 'border-[1.5px] border-field-edge bg-page text-ink hover:bg-page-sunken active:bg-rule',
  primary: 'bg-action text-on-action hover:bg-action-hover active:bg-action-pressed',
};

/** Shared by IconButton and the three dots of a Menu. */
export function iconButtonStyles(variant: IconButtonVariant = 'quiet'): string {
  return classNames(
    'inline-flex size-target shrink-0 cursor-pointer items-center justify-center rounded-full transition-colors disabled:cursor-not-allowed disabled:text-ink-soft disabled:opacity-60',
    variants[variant],
  );
}
