import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Points } from '../../design/components/Points.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { DeskCatalogueDocument, type DeskCatalogueQuery } from './desk.generated.ts';
import { recentIndicators } from './recent-indicators.ts';

type Category = NonNullable<NonNullable<DeskCatalogueQuery['network']>['catalogue']>['categories'][number];
export type DeskIndicator = Category['deeds'][number]['indicators'][number];

const mostShown = 20;
const toneMarks = /[\u0E47-\u0E4E\u200B]/g;
const searchForm = (text: string) => text.normalize('NFC').replace(toneMarks, '').toLowerCase().trim();

function matches(search: string, words: readonly string[]): boolean {
  return words.some((word) => searchForm(word).includes(searchForm(search)));
}

function indicatorsOf(categories: readonly Category[], search: string): readonly DeskIndicator[] {
  return categories.flatMap((category) =>
    category.deeds.flatMap((deed) =>
      deed.indicators.filter(({ name }) => matches(search, [name, deed.name, category.name])),
    ),
  );
}

export interface IndicatorPickerProps {
  slug: string;
  /** Only those that want a code. */
  isForCodes?: boolean;
  value: DeskIndicator | null;
  onChange: (indicator: DeskIndicator | null) => void;
}

/** What was done: what was recorded here lately first, else by search. */
export function IndicatorPicker({ slug, isForCodes = false, value, onChange }: IndicatorPickerProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(DeskCatalogueDocument, { variables: { slug } });
  const [search, setSearch] = useState('');
  if (value !== null) {
    return (
      <div className="flex flex-wrap items-center gap-4">
        <span className="min-w-0 grow">
          <span className="block text-lead font-strong">{value.name}</span>
          <Points value={value.points} isSigned />
        </span>
        <Button onPress={() => onChange(null)}>{t`Another deed`}</Button>
      </div>
    );
  }
  if (data === undefined) {
    return error === undefined ? (
      <Skeleton shape="row" count={3} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  const all = indicatorsOf(data.network?.catalogue?.categories ?? [], search).filter(
    ({ evidence }) => !isForCodes || evidence === 'CODE',
  );
  const recent = recentIndicators(slug);
  const shown = all
    .toSorted((a, b) => (recent.get(a.code) ?? mostShown) - (recent.get(b.code) ?? mostShown))
    .slice(0, search.trim() === '' && !isForCodes ? 6 : mostShown);
  return (
    <div className="flex flex-col gap-3">
      <SearchField label={t`Search good deeds`} value={search} onChange={setSearch} inputMode="search" />
      {shown.length === 0 ? (
        <Notice tone="wait" title={t`Nothing found`} isLive={false}>
          {isForCodes ? (
            <Trans>No good deed of the list asks for a code.</Trans>
          ) : (
            <Trans>Try another word.</Trans>
          )}
        </Notice>
      ) : (
        <List label={t`Good deeds`}>
          {shown.map((indicator) => (
            <ListRow
              key={indicator.id}
              title={indicator.name}
              end={<Points value={indicator.points} isSigned />}
              onPress={() => onChange(indicator)}
            />
          ))}
        </List>
      )}
    </div>
  );
}
