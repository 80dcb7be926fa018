import { Field, Float, ID, ObjectType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import type { PlaceRow } from './place-store.ts';

@ObjectType({ description: 'A village or an area of a network, that shops can be in.' })
export class NetworkPlace {
  constructor(readonly row: PlaceRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('place', this.row.id);
  }

  @Field(() => Float, { nullable: true, description: 'Degrees north of its middle; with the longitude.' })
  get latitude(): number | null {
    return this.row.latitude;
  }

  @Field(() => Float, { nullable: true, description: 'Degrees east of its middle; with the latitude.' })
  get longitude(): number | null {
    return this.row.longitude;
  }
}
