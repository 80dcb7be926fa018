import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import { AppealAnswer } from '../../platform/generated/enums.ts';
import type { AppealRow } from './appeal-store.ts';

registerEnumType(AppealAnswer, {
  name: 'AppealAnswer',
  description: 'What came of an appeal.',
  valuesConfig: {
    LIFTED: { description: 'The suspension ended with it.' },
    KEPT: { description: 'The suspension stays until its date.' },
  },
});

@ObjectType({ description: "A shop's own word on its suspension: one for each." })
export class SuspensionAppeal {
  constructor(readonly row: AppealRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('appeal', this.row.id);
  }

  @Field(() => String, { description: 'As the owner wrote it.' })
  get body(): string {
    return this.row.body;
  }

  @Field(() => Date, { description: 'When it was sent.' })
  get at(): Date {
    return this.row.appealedAt;
  }

  @Field(() => AppealAnswer, { nullable: true, description: 'What came of it; null while it waits.' })
  get answer(): AppealAnswer | null {
    return this.row.answer;
  }

  @Field(() => String, { nullable: true, description: 'Why, in the words of the coordinator who answered.' })
  get answerReason(): string | null {
    return this.row.answerReason;
  }

  @Field(() => Date, { nullable: true, description: 'When it was answered.' })
  get answeredAt(): Date | null {
    return this.row.answeredAt;
  }
}
