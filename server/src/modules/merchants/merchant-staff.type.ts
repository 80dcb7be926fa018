import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import { StaffRole } from '../../platform/generated/enums.ts';
import type { StaffRow } from './staff-store.ts';

registerEnumType(StaffRole, {
  name: 'StaffRole',
  description: 'What a person may do at a shop.',
  valuesConfig: {
    OWNER: { description: 'Everything.' },
    MANAGER: { description: 'Offers, the counter, and the list of staff to read.' },
    CASHIER: { description: 'The counter.' },
  },
});

@ObjectType({ description: 'One person who works at a shop.' })
export class MerchantStaff {
  constructor(readonly row: StaffRow) {}

  @Field(() => ID, { description: 'Opaque; of the place, not of the person.' })
  get id(): string {
    return toGlobalId('staff', this.row.id);
  }

  @Field(() => String, { description: 'What the person is called in this network.' })
  get displayName(): string {
    return this.row.displayName;
  }

  @Field(() => StaffRole, { description: 'What they may do.' })
  get role(): StaffRole {
    return this.row.role;
  }

  @Field(() => Date, { description: 'Since when they work here.' })
  get since(): Date {
    return this.row.createdAt;
  }
}
