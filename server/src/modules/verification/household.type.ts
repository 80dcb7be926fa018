import { Field, ID, ObjectType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import type { HouseholdRequestRow } from './household-store.ts';

@ObjectType({
  description:
    'People who live together, and so do not confirm each other’s deeds. Seen by themselves and by coordinators.',
})
export class Household {
  constructor(
    private readonly uuid: string,
    readonly memberNames: readonly string[],
  ) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('household', this.uuid);
  }

  @Field(() => [String], { description: 'What they are called, themselves included.' })
  get members(): readonly string[] {
    return this.memberNames;
  }
}

@ObjectType({ description: 'Somebody says that they live with the viewer.' })
export class HouseholdRequest {
  constructor(readonly row: HouseholdRequestRow) {}

  @Field(() => ID, { description: 'Opaque; what answerHouseholdRequest takes.' })
  get id(): string {
    return toGlobalId('household', this.row.id);
  }

  @Field(() => Date, { description: 'When they said so.' })
  get at(): Date {
    return this.row.createdAt;
  }
}
