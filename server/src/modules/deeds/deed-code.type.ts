import { Field, ID, ObjectType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import type { PlaceCodeRow } from './place-code-store.ts';

@ObjectType({
  description:
    'A code that hangs at a place, for deeds whose indicator wants one. The code itself is not kept.',
})
export class DeedCode {
  constructor(readonly row: PlaceCodeRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('code', this.row.id);
  }

  @Field(() => String, { description: 'Where it hangs, in the words of the coordinator.' })
  get place(): string {
    return this.row.place;
  }

  @Field(() => String, {
    description: 'The code of the indicator that it is for, in every version of the catalogue.',
  })
  get indicatorCode(): string {
    return this.row.indicatorCode;
  }

  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, { nullable: true, description: 'When it was ended; null while it is good.' })
  get revokedAt(): Date | null {
    return this.row.revokedAt;
  }
}

export const DeedCodeConnection = createConnectionType('DeedCode', () => DeedCode);
