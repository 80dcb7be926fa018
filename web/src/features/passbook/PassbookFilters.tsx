import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../design/components/Button.tsx';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { DateField } from '../../design/components/DateField.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { Select } from '../../design/components/Select.tsx';
import { useSearchParameter } from '../../lib/use-search-parameter.ts';
import { entryKinds } from './entry-kinds.ts';
import { PassbookCategoriesDocument } from './passbook-categories.generated.ts';
import { type PassbookFilters as Filters, isEntryKind } from './use-passbook-filters.ts';

interface PassbookFiltersProps {
  slug: string;
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  onClear: () => void;
}

const everything = '';

/** What narrows the list: words, days, the way the points went, why, and which kind of deeds. */
export function PassbookFilters({ slug, filters, onChange, onClear }: PassbookFiltersProps) {
  const { t, i18n } = useLingui();
  const { typed, setTyped } = useSearchParameter();
  const { data } = useQuery(PassbookCategoriesDocument, { variables: { slug } });
  const categories = data?.viewer?.membership?.member?.passbookCategories ?? [];
  return (
    <div className="flex flex-col gap-4 border-y border-rule py-5">
      <SearchField label={t`Find in the passbook`} value={typed} onChange={setTyped} />
      <ChipGroup
        label={t`Which way`}
        value={filters.direction ?? everything}
        onChange={(id) => onChange({ direction: id === 'IN' || id === 'OUT' ? id : null })}
        options={[
          { id: everything, label: t({ message: 'All lines', context: 'passbook' }) },
          { id: 'IN', label: t({ message: 'Came in', context: 'passbook' }) },
          { id: 'OUT', label: t({ message: 'Went out', context: 'passbook' }) },
        ]}
      />
      <div className="grid gap-4 tablet:grid-cols-2">
        <DateField
          label={t`From the day`}
          value={filters.from}
          onChange={(from) => onChange({ from })}
          {...(filters.to === null ? {} : { max: filters.to })}
        />
        <DateField
          label={t`To the day`}
          value={filters.to}
          onChange={(to) => onChange({ to })}
          {...(filters.from === null ? {} : { min: filters.from })}
        />
        <Select
          label={t`Kind of line`}
          value={filters.kind ?? everything}
          onChange={(id) => onChange({ kind: isEntryKind(id) ? id : null })}
          options={[
            { id: everything, label: t`Every kind` },
            ...entryKinds.map(({ kind, name }) => ({ id: kind, label: i18n._(name) })),
          ]}
        />
        {categories.length > 0 && (
          <Select
            label={t`Kind of deed`}
            value={filters.categoryCode ?? everything}
            onChange={(id) => onChange({ categoryCode: id === everything ? null : id })}
            options={[
              { id: everything, label: t`Every kind of deed` },
              ...categories.map(({ code, name }) => ({ id: code, label: name })),
            ]}
          />
        )}
      </div>
      <div>
        <Button
          variant="quiet"
          onPress={() => {
            setTyped('');
            onClear();
          }}
        >
          <Trans>Show everything again</Trans>
        </Button>
      </div>
    </div>
  );
}
