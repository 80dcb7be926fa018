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
    private readonly people: readonly { readonly id: string; readonly displayName: string }[],
  ) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('household', this.uuid);
  }

  @Field(() => [String], { description: 'What they are called, themselves included.' })
  get members(): readonly string[] {
    return this.people.map(({ displayName }) => displayName);
  }

  @Field(() => [ID], { description: 'Their memberships, in the same order: what setHousehold takes.' })
  get membershipIds(): readonly string[] {
    return this.people.map(({ id }) => toGlobalId('membership', id));
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
