import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { classNames } from '../../lib/class-names.ts';
import { pictureUrl } from '../../lib/pictures.ts';
import { CategoryChipsDocument } from './category-chips.generated.ts';
import { categoryLevels } from './category-levels.ts';

export interface CategoryChipsProps {
  networkSlug: string;
  /** Null: all of them. */
  value: string | null;
  onChange: (code: string | null) => void;
}

interface Chip {
  key: string;
  name: string;
  picture: string | null;
  isChosen: boolean;
  onPress: () => void;
}

function ChipRow({ label, chips }: { label: string; chips: readonly Chip[] }) {
  return (
    <ul
      aria-label={label}
      className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 tablet:mx-0 tablet:flex-wrap tablet:px-0"
    >
      {chips.map(({ key, name, picture, isChosen, onPress }) => (
        <li key={key} className="shrink-0">
          <button
            type="button"
            aria-pressed={isChosen}
            onClick={onPress}
            className={classNames(
              'flex min-h-target cursor-pointer items-center gap-2 rounded-full border-[1.5px] px-4 whitespace-nowrap',
              isChosen
                ? 'border-ink bg-ink font-strong text-page'
                : 'border-field-edge bg-page text-ink hover:bg-page-sunken',
            )}
          >
            {picture !== null && (
              <img src={pictureUrl(picture)} alt="" width={28} height={28} className="-ml-1 size-7" />
            )}
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}

/**
 * Kinds of shops, side by side; wider than the phone they scroll. Below a kind that has parts its parts stand in a row of
 * their own. A second tap on a kind steps back to what it is a part of.
 */
export function CategoryChips({ networkSlug, value, onChange }: CategoryChipsProps) {
  const { t } = useLingui();
  const { data } = useQuery(CategoryChipsDocument, { variables: { slug: networkSlug } });
  // A filter that is not there yet, or fails, is no reason to hide the list below it.
  const levels = categoryLevels(data?.network?.categories ?? [], value);
  return (
    <div className="flex flex-col gap-1">
      {levels.map(({ parent, categories, chosenCode }) => (
        <ChipRow
          key={parent?.code ?? ''}
          label={parent === null ? t`Kinds of shops` : t`Parts of ${parent.name}`}
          chips={[
            ...(parent === null
              ? [
                  {
                    key: '',
                    name: t({ message: 'All', context: 'shop categories' }),
                    picture: null,
                    isChosen: value === null,
                    onPress: () => onChange(null),
                  },
                ]
              : []),
            ...categories.map(({ code, name, picture }) => ({
              key: code,
              name,
              picture: picture?.key ?? null,
              isChosen: code === chosenCode,
              onPress: () => onChange(code === value ? (parent?.code ?? null) : code),
            })),
          ]}
        />
      ))}
    </div>
  );
}
