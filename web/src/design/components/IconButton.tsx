import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from '../../lib/class-names.ts';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** What it does, in words: read aloud, and shown on long hover. */
  label: string;
  icon: LucideIcon;
  variant?: 'quiet' | 'outline' | 'primary';
  ref?: Ref<HTMLButtonElement>;
}

const variants = {
  quiet: 'text-ink hovered:bg-page-sunken pressed:bg-page-sunken',
  outline: 'border-[1.5px] border-field-edge bg-page text-ink hovered:bg-page-sunken',
  primary: 'bg-action text-on-action hovered:bg-action-hover pressed:bg-action-pressed',
};

/** A round button of 48 px with an icon alone. Prefer words where there is room. */
export function IconButton({ label, icon: Icon, variant = 'quiet', ...props }: IconButtonProps) {
  return (
    <AriaButton
      {...props}
      aria-label={label}
      className={classNames(
        'inline-flex size-target shrink-0 cursor-pointer items-center justify-center rounded-full transition-colors disabled:text-ink-soft disabled:opacity-60',
        variants[variant],
      )}
    >
      <Icon aria-hidden className="size-6" />
    </AriaButton>
  );
}
