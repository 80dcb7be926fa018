import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import type { Language } from '../../graphql/language.ts';
import { say } from '../../graphql/user-error.ts';
import { ImportField, ImportLineState } from '../../platform/generated/enums.ts';
import type { ImportColumn } from './import-columns.ts';
import type { ImportLineRow } from './import-line-reads.ts';
import { lineProblemMessage } from './line-problem.ts';

registerEnumType(ImportLineState, {
  name: 'ImportLineState',
  description: 'What becomes, or became, of a line.',
  valuesConfig: {
    NEW: { description: 'It is new and waits to be taken.' },
    SAME: { description: 'It was taken before; it is left alone.' },
    REFUSED: { description: 'Something has to be mended; see its problem.' },
    DONE: { description: 'It has been taken.' },
  },
});

@ObjectType({ description: 'What a line says in one of the columns that are read.' })
class ImportLineValue {
  @Field(() => ImportField, { description: 'What the column is taken for.' })
  readonly field: ImportField;

  @Field(() => String, { description: 'As written, shortened to 200 characters.' })
  readonly text: string;

  constructor(field: ImportField, text: string) {
    this.field = field;
    this.text = text;
  }
}

@ObjectType({ description: 'What is wrong with a line, and how to mend it.' })
class ImportLineProblem {
  @Field(() => String, { description: 'Stable; for programs.' })
  readonly code: string;

  @Field(() => String, { description: 'What is wrong and how to mend it, for people, in their language.' })
  readonly message: string;

  @Field(() => ImportField, { nullable: true, description: 'What it is about; null: the whole line.' })
  readonly field: ImportField | null;

  @Field(() => String, { nullable: true, description: 'The header of that column in the file.' })
  readonly column: string | null;

  constructor(problem: Pick<ImportLineProblem, 'code' | 'message' | 'field' | 'column'>) {
    this.code = problem.code;
    this.message = problem.message;
    this.field = problem.field;
    this.column = problem.column;
  }
}

@ObjectType({ description: 'A line of a file, and what became of it.' })
export class ImportLine {
  constructor(
    readonly row: ImportLineRow,
    private readonly columns: readonly ImportColumn[],
    private readonly language: Language,
  ) {}

  @Field(() => Int, { description: 'As the spreadsheet numbers its rows: the headers are in row 1.' })
  get number(): number {
    return this.row.number;
  }

  @Field(() => ImportLineState, { description: 'What becomes, or became, of it.' })
  get state(): ImportLineState {
    return this.row.state;
  }

  @Field(() => [ImportLineValue], { description: 'What it says, in the order of the columns.' })
  get values(): readonly ImportLineValue[] {
    return this.columns.flatMap(({ field }) => {
      const text = field === null ? undefined : this.row.given[field];
      return field === null || text === undefined ? [] : [new ImportLineValue(field, text)];
    });
  }

  @Field(() => String, {
    nullable: true,
    description: 'The member number that it says, or that was drawn for it; null when there is none.',
  })
  get memberNumber(): string | null {
    return this.row.memberNumber;
  }

  @Field(() => ImportLineProblem, { nullable: true, description: 'Null unless it is REFUSED.' })
  get problem(): ImportLineProblem | null {
    const { problemCode: code, problemField: field, problemDetail } = this.row;
    if (code === null) return null;
    return new ImportLineProblem({
      code,
      message: say(this.language, lineProblemMessage(code, problemDetail)),
      field,
      column: this.columns.find((column) => column.field === field)?.header ?? null,
    });
  }
}

export const ImportLineConnection = createConnectionType('ImportLine', () => ImportLine);
