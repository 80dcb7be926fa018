import { useLingui } from '@lingui/react/macro';
import { classNames } from '../../lib/class-names.ts';

export interface CategoryFilterProps {
  categories: readonly { code: string; name: string }[];
  /** Null: all of them. */
  value: string | null;
  onChange: (code: string | null) => void;
}

/** Kinds of shops, side by side; wider than the phone they scroll. */
export function CategoryFilter({ categories, value, onChange }: CategoryFilterProps) {
  const { t } = useLingui();
  const items = [{ code: null, name: t({ message: 'All', context: 'shop categories' }) }, ...categories];
  return (
    <ul
      aria-label={t`Kinds of shops`}
      className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 tablet:mx-0 tablet:flex-wrap tablet:px-0"
    >
      {items.map(({ code, name }) => (
        <li key={code ?? ''} className="shrink-0">
          <button
            type="button"
            aria-pressed={code === value}
            onClick={() => onChange(code)}
            className={classNames(
              'flex min-h-target cursor-pointer items-center rounded-full border-[1.5px] px-4 whitespace-nowrap',
              code === value
                ? 'border-ink bg-ink font-strong text-page'
                : 'border-field-edge bg-page text-ink hover:bg-page-sunken',
            )}
          >
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
