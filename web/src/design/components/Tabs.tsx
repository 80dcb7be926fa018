import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

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

const moves: Record<string, (index: number, last: number) => number> = {
  ArrowRight: (index, last) => (index === last ? 0 : index + 1),
  ArrowLeft: (index, last) => (index === 0 ? last : index - 1),
  Home: () => 0,
  End: (_index, last) => last,
};

/** Pages of one book, side by side: the tabs pattern of the ARIA Authoring Practices, chosen by the arrow keys. */
export function Tabs({ label, items, selected, onChange }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(items[0]?.id);
  const chosen = items.find((item) => item.id === (selected ?? own)) ?? items[0];
  if (chosen === undefined) return null;

  function choose(next: string) {
    setOwn(next);
    onChange?.(next);
  }
  function move(event: KeyboardEvent) {
    const next = moves[event.key]?.(
      items.findIndex((item) => item.id === chosen?.id),
      items.length - 1,
    );
    const item = next === undefined ? undefined : items[next];
    if (item === undefined || next === undefined) return;
    event.preventDefault();
    choose(item.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]').item(next).focus();
  }

  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={move}
        className="flex overflow-x-auto border-b border-rule tablet:gap-1"
      >
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="tab"
            id={`${id}-tab-${item.id}`}
            aria-selected={item.id === chosen.id}
            aria-controls={`${id}-panel`}
            tabIndex={item.id === chosen.id ? 0 : -1}
            onClick={() => choose(item.id)}
            className="flex min-h-target shrink-0 cursor-pointer items-center gap-1.5 border-b-3 border-transparent px-2 py-2 tablet:gap-2 tablet:px-4 text-ink-soft outline-offset-[-3px] hover:text-ink aria-selected:border-points-mark-deep aria-selected:font-strong aria-selected:text-ink"
          >
            {item.label}
            {item.count !== undefined && item.count > 0 && (
              <span className="min-w-6 rounded-full bg-points-tint px-1.5 text-center font-strong text-points">
                {item.count}
              </span>
            )}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${chosen.id}`}
        key={chosen.id}
        className="pt-5"
      >
        {chosen.content}
      </div>
    </div>
  );
}
