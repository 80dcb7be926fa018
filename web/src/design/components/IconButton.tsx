import type { LucideIcon } from 'lucide-react';
import { type IconButtonVariant, iconButtonStyles } from './icon-button-styles.ts';
import { type NativeButtonProps, nativeButton } from './native-button.ts';

export interface IconButtonProps extends Omit<NativeButtonProps, 'aria-label'> {
  /** What it does, in words: read aloud, and shown on long hover. */
  label: string;
  icon: LucideIcon;
  variant?: IconButtonVariant;
}

/** A round button of 48 px with an icon alone. Prefer words where there is room. */
export function IconButton({ label, icon: Icon, variant, ...props }: IconButtonProps) {
  return (
    <button {...nativeButton(props)} aria-label={label} title={label} className={iconButtonStyles(variant)}>
      <Icon aria-hidden className="size-6" />
    </button>
  );
}
