import { EllipsisVertical, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { option, popover } from './field-styles.ts';
import { IconButton } from './IconButton.tsx';

export interface MenuAction {
  id: string;
  label: string;
  hint?: string;
  icon?: LucideIcon;
  isDisabled?: boolean;
  /** A place to go; else give `onAction`. */
  href?: string;
  onAction?: () => void;
}

export interface MenuProps {
  label: string;
  items: readonly MenuAction[];
  /** A button of your own; else three dots. */
  trigger?: ReactNode;
}

/** What else can be done here. The main action never hides in a menu. */
export function Menu({ label, items, trigger }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger ?? <IconButton icon={EllipsisVertical} label={label} />}
      <Popover className={popover}>
        <AriaMenu aria-label={label} items={items} className="outline-none">
          {({ icon: Icon, ...item }) => (
            <MenuItem
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              {...(item.href === undefined ? {} : { href: item.href })}
              {...(item.onAction === undefined ? {} : { onAction: item.onAction })}
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
