import { useLingui } from '@lingui/react/macro';
import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ProgressBar,
} from 'react-aria-components';
import { type ButtonSize, type ButtonVariant, buttonStyles } from './button-styles.ts';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  isFullWidth?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button. While `isPending` it keeps its size and words, shows a turning mark, and takes no second press. */
export function Button({ children, variant, size, icon: Icon, isFullWidth, ...props }: ButtonProps) {
  const { t } = useLingui();
  return (
    <AriaButton {...props} className={buttonStyles(variant, size, isFullWidth)}>
      {({ isPending }) => (
        <>
          {isPending ? (
            <ProgressBar aria-label={t`Working`} isIndeterminate className="contents">
              <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin" />
            </ProgressBar>
          ) : (
            Icon && <Icon aria-hidden className="size-5 shrink-0" />
          )}
          <span>{children}</span>
        </>
      )}
    </AriaButton>
  );
}
