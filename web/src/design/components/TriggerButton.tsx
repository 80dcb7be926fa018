import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { type ButtonVariant, buttonStyles } from './button-styles.ts';

/** A button that a React Aria trigger (FileTrigger, MenuTrigger) can take hold of; elsewhere take Button. */
export function TriggerButton({
  children,
  variant,
  icon: Icon,
}: {
  children: ReactNode;
  variant?: ButtonVariant;
  icon?: LucideIcon;
}) {
  return (
    <AriaButton className={buttonStyles(variant)}>
      {Icon && <Icon aria-hidden className="size-5 shrink-0" />}
      <span>{children}</span>
    </AriaButton>
  );
}
