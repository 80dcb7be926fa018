import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { Select } from '../../design/components/Select.tsx';
import type { ImportField, ImportKind } from './import-page.generated.ts';
import { fieldsOf, fieldWords } from './import-words.ts';
import type { ColumnChoice } from './use-import-action.ts';

interface Column {
  index: number;
  header: string;
  field: ImportField | null;
}

export interface ColumnsCardProps {
  kind: ImportKind;
  columns: readonly Column[];
  isChecked: boolean;
  isPending: boolean;
  onCheck: (columns: ColumnChoice[]) => void;
}

const notRead = 'NONE';

/** What each column of the file is taken for; the headers have said so, and a person can say otherwise. */
export function ColumnsCard({ kind, columns, isChecked, isPending, onCheck }: ColumnsCardProps) {
  const { t, i18n } = useLingui();
  const [choices, setChoices] = useState<ReadonlyMap<number, ImportField | null>>(
    () => new Map(columns.map(({ index, field }) => [index, field])),
  );
  const ignored = columns.filter(({ index }) => (choices.get(index) ?? null) === null);
  const options = [
    { id: notRead, label: t`Not read` },
    ...fieldsOf[kind].map((field) => ({ id: field, label: i18n._(fieldWords[field]) })),
  ];
  const check = () =>
    onCheck(
      columns.flatMap(({ index }) => {
        const field = choices.get(index) ?? null;
        return field === null ? [] : [{ index, field }];
      }),
    );
  return (
    <Card title={t`Columns`}>
      <div className="flex flex-col gap-5">
        <div className="grid grid-cols-1 gap-4 tablet:grid-cols-2">
          {columns.map(({ index, header }) => (
            <Select
              key={index}
              label={header === '' ? t`Column ${index + 1}` : header}
              options={options}
              value={choices.get(index) ?? notRead}
              onChange={(id) =>
                setChoices(new Map(choices).set(index, fieldsOf[kind].find((field) => field === id) ?? null))
              }
            />
          ))}
        </div>
        {ignored.length > 0 && (
          <p className="text-ink-soft">
            <Trans>Of columns that are not read nothing is kept.</Trans>
          </p>
        )}
        <div>
          <Button variant={isChecked ? 'outline' : 'primary'} isPending={isPending} onPress={check}>
            {isChecked ? <Trans>Check again</Trans> : <Trans>Check the file</Trans>}
          </Button>
        </div>
      </div>
    </Card>
  );
}
