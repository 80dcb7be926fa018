import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import {
  ImportField,
  ImportFormat,
  ImportKind,
  ImportState as ImportRowState,
} from '../../platform/generated/enums.ts';
import { type ImportColumn as Column, columnsOf } from './import-columns.ts';
import type { ImportRow } from './import-store.ts';

registerEnumType(ImportKind, {
  name: 'ImportKind',
  description: 'What a file has in it.',
  valuesConfig: {
    MEMBERS: { description: 'One person a line.' },
    DEEDS: { description: 'What one person did on one day a line.' },
  },
});

registerEnumType(ImportFormat, {
  name: 'ImportFormat',
  description: 'How a file is written.',
  valuesConfig: {
    CSV: { description: 'Text, parted by commas, semicolons or tabs.' },
    XLSX: { description: 'An Excel workbook; its first sheet that is not hidden.' },
  },
});

registerEnumType(ImportField, {
  name: 'ImportField',
  description: 'What a column of a file is taken for.',
  valuesConfig: {
    DISPLAY_NAME: { description: 'What a person is called.' },
    MEMBER_NUMBER: { description: 'The number on the member card, 6 to 10 digits.' },
    INDICATOR: { description: 'The code, or the Thai or English name, of what was done.' },
    DAY: { description: 'The day on which it was done.' },
    COUNT: { description: 'How often it was done on that day, 1 to 100; 1 when empty.' },
    NOTE: { description: 'A few words about it.' },
    LINE_KEY: { description: 'What the line is known by for ever; without it, what it says.' },
  },
});

const { UPLOADING: _, ...states } = ImportRowState;
/** As far as anybody sees it: a file that is still on its way is no import yet. */
export const ImportState = states;
export type ImportState = Exclude<ImportRowState, 'UPLOADING'>;

registerEnumType(ImportState, {
  name: 'ImportState',
  description: 'Where an import stands.',
  valuesConfig: {
    UPLOADED: { description: 'The file is there; nothing has been checked.' },
    CHECKING: { description: 'A dry run is under way.' },
    CHECKED: { description: 'The dry run is done; it can be started, or checked again with other columns.' },
    PROPOSED: { description: 'Waits for a second coordinator.' },
    RUNNING: { description: 'Its lines are being taken.' },
    DONE: { description: 'Over; the report says what became of each line.' },
    CANCELLED: { description: 'Given up; lines that were taken before stay taken.' },
  },
});

@ObjectType({ description: 'A column of a file.' })
export class ImportColumn {
  @Field(() => Int, { description: 'Its place from the left, from 0.' })
  readonly index: number;

  @Field(() => String, { description: 'Its header in the file.' })
  readonly header: string;

  @Field(() => ImportField, {
    nullable: true,
    description: 'What it is taken for; null: it is not read, and nothing of it is kept.',
  })
  readonly field: ImportField | null;

  constructor({ header, field }: Column, index: number) {
    this.index = index;
    this.header = header;
    this.field = field;
  }
}

/** GraphQL's Int ends there; a sum beyond it is shown as that. */
const highestInt = 2_147_483_647;

/** Its lines, its network and its people are resolved beside: import.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description: 'A file of members or deeds on its way in. Coordinators of its network only.',
})
export class Import implements NodeType {
  constructor(readonly row: ImportRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('import', this.row.id);
  }

  @Field(() => ImportKind, { description: 'What the file has in it.' })
  get kind(): ImportKind {
    return this.row.kind;
  }

  @Field(() => ImportState, { description: 'Where it stands.' })
  get state(): ImportState {
    if (this.row.state === 'UPLOADING') throw new Error('an upload under way is shown to nobody');
    return this.row.state;
  }

  @Field(() => String, { description: "The file's name, as it was uploaded." })
  get fileName(): string {
    return this.row.fileName;
  }

  @Field(() => ImportFormat, { description: 'How the file is written, by its content.' })
  get format(): ImportFormat {
    return this.row.format;
  }

  @Field(() => String, {
    nullable: true,
    description: 'The encoding that a CSV file was found to have: utf-8, utf-16le, utf-16be or windows-874.',
  })
  get encoding(): string | null {
    return this.row.encoding === '' ? null : this.row.encoding;
  }

  @Field(() => [ImportColumn], { description: 'The columns of the file, from the left.' })
  get columns(): readonly ImportColumn[] {
    return columnsOf(this.row.columns).map((column, index) => new ImportColumn(column, index));
  }

  @Field(() => Int, { description: 'Lines with something in them, below the headers.' })
  get lineCount(): number {
    return this.row.lineCount;
  }

  @Field(() => Int, { description: 'Of lineCount, how many the dry run or the import has come to.' })
  get progressCount(): number {
    const { state, checkedCount, lineCount, newCount } = this.row;
    return state === 'RUNNING' ? lineCount - newCount : checkedCount;
  }

  @Field(() => Int, { description: 'Lines that are new and wait to be taken.' })
  get newCount(): number {
    return this.row.newCount;
  }

  @Field(() => Int, { description: 'Lines that were taken before, by this import or another: left alone.' })
  get sameCount(): number {
    return this.row.sameCount;
  }

  @Field(() => Int, { description: 'Lines with something to mend.' })
  get refusedCount(): number {
    return this.row.refusedCount;
  }

  @Field(() => Int, { description: 'Lines that have been taken.' })
  get doneCount(): number {
    return this.row.doneCount;
  }

  @Field(() => Int, { description: 'Points of the lines that are new or taken.' })
  get points(): number {
    return Math.min(Number(this.row.points), highestInt);
  }

  @Field(() => Boolean, {
    description: 'True when it brings so much that a second coordinator has to vouch.',
  })
  get needsSecondPerson(): boolean {
    return this.row.needsSecond;
  }

  @Field(() => Date, { description: 'When the file came.' })
  get uploadedAt(): Date {
    return this.row.uploadedAt;
  }

  @Field(() => Date, { nullable: true, description: 'When it was started or proposed; null before.' })
  get startedAt(): Date | null {
    return this.row.startedAt;
  }

  @Field(() => Date, { nullable: true, description: 'When it was done or given up; null before.' })
  get finishedAt(): Date | null {
    return this.row.finishedAt;
  }

  @Field(() => String, {
    nullable: true,
    description:
      'Where a coordinator gets the report: a CSV file for Excel with what became of each line. Null before a dry run.',
  })
  get reportPath(): string | null {
    return this.row.state === 'UPLOADED' ? null : `/imports/${this.id}/report.csv`;
  }
}

export const ImportConnection = createConnectionType('Import', () => Import);
