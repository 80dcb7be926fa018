import { useLingui } from '@lingui/react/macro';
import { type Key, Tag, TagGroup, TagList } from 'react-aria-components';

export interface CategoryFilterProps {
  categories: readonly { code: string; name: string }[];
  /** Null: all of them. */
  value: string | null;
  onChange: (code: string | null) => void;
}

const all = 'all';

/** Kinds of shops, side by side; wider than the phone they scroll. */
export function CategoryFilter({ categories, value, onChange }: CategoryFilterProps) {
  const { t } = useLingui();
  const items = [{ code: all, name: t({ message: 'All', context: 'shop categories' }) }, ...categories];
  return (
    <TagGroup
      aria-label={t`Kinds of shops`}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value ?? all]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : ([...keys] as Key[]);
        onChange(key === undefined || key === all ? null : String(key));
      }}
    >
      <TagList className="-mx-4 flex gap-2 overflow-x-auto px-4 pb-2 tablet:mx-0 tablet:flex-wrap tablet:px-0">
        {items.map(({ code, name }) => (
          <Tag
            key={code}
            id={code}
            textValue={name}
            className="flex min-h-target shrink-0 cursor-pointer items-center rounded-full border-[1.5px] border-field-edge bg-page px-4 whitespace-nowrap text-ink hovered:bg-page-sunken selected:border-ink selected:bg-ink selected:font-strong selected:text-page"
          >
            {name}
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  );
}
