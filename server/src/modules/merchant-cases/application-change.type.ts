import { Field, ObjectType } from 'type-graphql';
import { MerchantField } from '../../platform/generated/enums.ts';

@ObjectType({ description: 'What a resubmission changed in one part of an application.' })
export class ApplicationChange {
  @Field(() => MerchantField, { description: 'Which part.' })
  readonly field: MerchantField;

  @Field(() => String, {
    nullable: true,
    description: 'As it was; null when there was nothing. A photo is not kept.',
  })
  readonly oldValue: string | null;

  @Field(() => String, { nullable: true, description: 'As it became; null when it was taken away.' })
  readonly newValue: string | null;

  constructor(row: {
    readonly field: MerchantField;
    readonly oldValue: string | null;
    readonly newValue: string | null;
  }) {
    this.field = row.field;
    this.oldValue = row.oldValue;
    this.newValue = row.newValue;
  }
}
