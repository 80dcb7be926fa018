import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import { CaseActor, CaseNoteVisibility } from '../../platform/generated/enums.ts';
import type { CaseNoteRow } from './case-note-store.ts';

registerEnumType(CaseNoteVisibility, {
  name: 'CaseNoteVisibility',
  description: 'Who reads a note on a case.',
  valuesConfig: {
    INTERNAL: { description: 'The coordinators alone.' },
    PUBLIC: { description: 'Those who run the shop, too; they can answer.' },
  },
});

@ObjectType({ description: 'A note on the case of a shop.' })
export class CaseNote {
  constructor(readonly row: CaseNoteRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('note', this.row.id);
  }

  @Field(() => CaseNoteVisibility, { description: 'Who reads it.' })
  get visibility(): CaseNoteVisibility {
    return this.row.visibility;
  }

  @Field(() => CaseActor, { description: 'Which side wrote it.' })
  get side(): CaseActor {
    return this.row.side;
  }

  @Field(() => String, { description: 'As it was written.' })
  get body(): string {
    return this.row.body;
  }

  @Field(() => Date, { description: 'When.' })
  get at(): Date {
    return this.row.createdAt;
  }

  @Field(() => Boolean, { description: 'True until a coordinator has dealt with it.' })
  get isOpen(): boolean {
    return this.row.settledAt === null;
  }
}
