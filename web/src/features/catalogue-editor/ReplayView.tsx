import { Trans, useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DataTable } from '../../design/components/DataTable.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { saveCsv } from '../../lib/csv.ts';
import { formatDate } from '../../lib/dates.ts';
import { formatNumber } from '../../lib/numbers.ts';
import type { CatalogueReplayQuery } from './catalogue-replay.generated.ts';
import { type ReplayLine, replayCsv } from './replay-csv.ts';
import { SupplyChart } from './SupplyChart.tsx';

type Replayed = NonNullable<
  NonNullable<NonNullable<CatalogueReplayQuery['network']>['catalogueDraft']>['replay']
>;

function ReplayTable({ caption, lines }: { caption: string; lines: readonly ReplayLine[] }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const number = (value: number) => formatNumber(value, locale);
  // One to four people are not counted out: in a village everybody would know who they are.
  const people = (count: number | null) => (count === null ? t`not shown` : number(count));
  const signed = (value: number) => (value > 0 ? `+${number(value)}` : number(value));
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowId={(line) => line.code ?? 'others'}
      columns={[
        { id: 'name', header: t`What`, cell: (line) => <span className="block min-w-44">{line.name}</span> },
        { id: 'past', header: t`Earned`, isNumber: true, cell: (line) => number(line.pastPoints) },
        { id: 'draft', header: t`Under the draft`, isNumber: true, cell: (line) => number(line.draftPoints) },
        {
          id: 'change',
          header: t`Difference`,
          isNumber: true,
          cell: (line) => signed(line.draftPoints - line.pastPoints),
        },
        {
          id: 'more',
          header: t`Members with more`,
          isNumber: true,
          cell: (line) => people(line.gainingCount),
        },
        {
          id: 'less',
          header: t`Members with less`,
          isNumber: true,
          cell: (line) => people(line.losingCount),
        },
      ]}
    />
  );
}

/** What the draft would have made of past deeds: a sentence, a picture, the numbers, and the numbers as a file. */
export function ReplayView({ replay }: { replay: Replayed }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { total, categories, indicators } = replay;
  const from = formatDate(replay.from, locale);
  const until = formatDate(replay.until, locale);
  if (total === null) {
    return (
      <EmptyState picture="fluent:seedling" title={t`Too few deeds to try it on`}>
        <Trans>At least five members need a confirmed deed in the last three months.</Trans>
      </EmptyState>
    );
  }
  const past = formatNumber(total.pastPoints, locale);
  const draft = formatNumber(total.draftPoints, locale);
  const share = total.pastPoints === 0 ? 0 : (total.draftPoints - total.pastPoints) / total.pastPoints;
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(share);
  const headers = [
    ...[t`Code`, t`What`, t`Deeds`, t`Earned`, t`Under the draft`, t`Difference`],
    ...[t({ message: 'Members', context: 'how many' }), t`Members with more`, t`Members with less`],
  ];
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <p className="text-lead" role="status">
          <Trans>
            From {from} to {until} members earned {past} points. Under the draft it would have been {draft} (
            {percent}).
          </Trans>
        </p>
        <p className="pt-2 text-ink-soft">
          <Trans>
            Deeds that an older limit kept from being recorded are not in it. Groups of fewer than five
            members are never shown by themselves.
          </Trans>
        </p>
      </Card>
      <Card>
        <h2 className="pb-3 text-title">{t`By category`}</h2>
        <SupplyChart bars={categories.map((group) => ({ key: group.code ?? 'others', ...group }))} />
        <div className="pt-5">
          <ReplayTable caption={t`The numbers by category`} lines={categories} />
        </div>
      </Card>
      <Card>
        <ReplayTable caption={t`By way to count`} lines={indicators} />
        <div className="pt-4">
          <Button
            icon={Download}
            onPress={() => saveCsv(replayCsv(headers, [...categories, ...indicators]), 'kwamdee-replay.csv')}
          >
            <Trans>Save as CSV</Trans>
          </Button>
        </div>
      </Card>
    </div>
  );
}
