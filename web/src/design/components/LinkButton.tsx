import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { type ButtonSize, type ButtonVariant, buttonStyles } from './button-styles.ts';

export interface LinkButtonProps extends Omit<LinkProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  isFullWidth?: boolean;
}

/** Goes somewhere, and looks like a button. */
export function LinkButton({ children, variant, size, icon: Icon, isFullWidth, ...props }: LinkButtonProps) {
  return (
    <Link {...props} className={buttonStyles(variant, size, isFullWidth)}>
      {Icon && <Icon aria-hidden className="size-5 shrink-0" />}
      <span>{children}</span>
    </Link>
  );
}
