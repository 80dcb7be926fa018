import { useLingui } from '@lingui/react/macro';
import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyles } from './button-styles.ts';
import { type NativeButtonProps, nativeButton } from './native-button.ts';

export interface ButtonProps extends NativeButtonProps {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon | undefined;
  isFullWidth?: boolean;
}

/** A button. While `isPending` it keeps its size and words, shows a turning mark, and takes no second press. */
export function Button({ children, variant, size, icon: Icon, isFullWidth, ...props }: ButtonProps) {
  const { t } = useLingui();
  return (
    <button {...nativeButton(props)} className={buttonStyles(variant, size, isFullWidth)}>
      {props.isPending ? (
        <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin" />
      ) : (
        Icon && <Icon aria-hidden className="size-5 shrink-0" />
      )}
      <span>{children}</span>
      <span role="status" className="sr-only">
        {props.isPending ? t`Working` : ''}
      </span>
    </button>
  );
}
