import type { ReactNode } from 'react';
import { classNames } from '../../lib/class-names.ts';

export interface DataTableColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Digits stand under digits, at the right. */
  isNumber?: boolean;
}

export interface DataTableProps<Row> {
  caption: string;
  isCaptionHidden?: boolean;
  columns: readonly DataTableColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
}

/** A table that reads aloud well; wider than the phone it scrolls sideways in its own frame. The first column names the row. */
export function DataTable<Row>({ caption, isCaptionHidden, columns, rows, rowId }: DataTableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on phones, and a keyboard must reach that
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-left">
        <caption className={classNames('pb-2 text-left font-strong', isCaptionHidden && 'sr-only')}>
          {caption}
        </caption>
        <thead>
          <tr className="border-b-2 border-rule-strong">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={classNames(
                  'px-3 py-2 font-strong first:pl-0 last:pr-0',
                  column.isNumber && 'text-right',
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={rowId(each)} className="border-b border-rule align-top">
              {columns.map((column, index) => {
                const styles = classNames(
                  'px-3 py-3 font-normal first:pl-0 last:pr-0',
                  column.isNumber && 'text-right whitespace-nowrap',
                );
                return index === 0 ? (
                  <th key={column.id} scope="row" className={styles}>
                    {column.cell(each)}
                  </th>
                ) : (
                  <td key={column.id} className={styles}>
                    {column.cell(each)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
