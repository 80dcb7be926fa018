import { useLingui } from '@lingui/react/macro';
import { ChevronDown, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DataTable, type DataTableColumn } from '../../design/components/DataTable.tsx';
import { type CsvValue, csvOf, saveCsv } from '../../lib/csv.ts';

export interface ChartSectionProps<Row> {
  title: string;
  /** What the picture says, as one sentence. */
  sentence: ReactNode;
  sentenceId: string;
  /** Left out where there is nothing to draw. */
  chart?: ReactNode;
  columns: readonly DataTableColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Of the CSV, one for each column. */
  cellsOf: (row: Row) => readonly CsvValue[];
  /** Without its ending. */
  fileName: string;
}

/** A chart with its sentence, its table and its CSV. The table says everything that the picture does. */
export function ChartSection<Row>({
  title,
  sentence,
  sentenceId,
  chart,
  columns,
  rows,
  rowId,
  cellsOf,
  fileName,
}: ChartSectionProps<Row>) {
  const { t } = useLingui();
  const save = () =>
    saveCsv(
      csvOf(
        columns.map(({ header }) => header),
        rows.map(cellsOf),
      ),
      `${fileName}.csv`,
    );
  return (
    <Card title={title}>
      <figure className="flex flex-col gap-4">
        <figcaption id={sentenceId}>{sentence}</figcaption>
        {chart}
      </figure>
      <details className="group mt-4 border-t border-rule">
        <summary className="flex min-h-target cursor-pointer items-center justify-between gap-3 font-strong">
          {t`The numbers`}
          <ChevronDown aria-hidden className="size-5 shrink-0 transition-transform group-open:rotate-180" />
        </summary>
        <div className="max-h-96 overflow-y-auto">
          <DataTable caption={title} isCaptionHidden columns={columns} rows={rows} rowId={rowId} />
        </div>
        <div className="pt-3">
          <Button icon={Download} onPress={save}>
            {t`Save as CSV`}
          </Button>
        </div>
      </details>
    </Card>
  );
}
