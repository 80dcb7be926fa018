import type { ReactNode } from 'react';
import { Tabs as AriaTabs, type Key, Tab, TabList, TabPanel } from 'react-aria-components';

export interface TabItem {
  id: string;
  label: string;
  /** A number beside the label, for example how many wait. */
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  label: string;
  items: readonly TabItem[];
  selected?: string;
  onChange?: (id: string) => void;
}

/** Pages of one book, side by side. */
export function Tabs({ label, items, selected, onChange }: TabsProps) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(onChange === undefined ? {} : { onSelectionChange: (key: Key) => onChange(String(key)) })}
    >
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-rule">
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            className="flex min-h-target shrink-0 cursor-pointer items-center gap-2 border-b-3 border-transparent px-4 py-2 text-ink-soft outline-offset-[-3px] hovered:text-ink selected:border-points-mark-deep selected:font-strong selected:text-ink"
          >
            {item.label}
            {item.count !== undefined && item.count > 0 && (
              <span className="rounded-full bg-points-tint px-2.5 font-strong text-points">{item.count}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="pt-5 outline-offset-4">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
