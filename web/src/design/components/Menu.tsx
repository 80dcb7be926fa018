import { EllipsisVertical, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { option, popover } from './field-styles.ts';
import { iconButtonStyles } from './icon-button-styles.ts';

export interface MenuAction {
  id: string;
  label: string;
  hint?: string;
  icon?: LucideIcon;
  isDisabled?: boolean;
  /** A place to go; else give `onAction`. */
  to?: string;
  onAction?: () => void;
}

export interface MenuProps {
  label: string;
  items: readonly MenuAction[];
  /** A TriggerButton or React Aria's Button; else three dots. */
  trigger?: ReactNode;
}

/** What else can be done here. The main action never hides in a menu. */
export function Menu({ label, items, trigger }: MenuProps) {
  const navigate = useNavigate();
  return (
    <MenuTrigger>
      {trigger ?? (
        <Button aria-label={label} className={iconButtonStyles()}>
          <EllipsisVertical aria-hidden className="size-6" />
        </Button>
      )}
      <Popover className={popover}>
        <AriaMenu aria-label={label} items={items} className="outline-none">
          {({ icon: Icon, ...item }) => (
            <MenuItem
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              onAction={() => {
                item.onAction?.();
                if (item.to !== undefined) void navigate(item.to);
              }}
              className={option}
            >
              {Icon && <Icon aria-hidden className="size-5 shrink-0 text-ink-soft" />}
              <span>
                {item.label}
                {item.hint && <span className="block text-ink-soft">{item.hint}</span>}
              </span>
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
