import { Field, ObjectType } from 'type-graphql';
import { Picture } from '../pictures/picture.type.ts';
import type { DeedCategoryRow } from './rule-store.ts';

/** Its name and deeds are resolved in deed-category.resolver.ts. */
@ObjectType({ description: 'Good deeds of one kind, in a catalogue.' })
export class DeedCategory {
  constructor(readonly row: DeedCategoryRow) {}

  @Field(() => String, { description: 'The same in every version of the network’s catalogue.' })
  get code(): string {
    return this.row.code;
  }

  @Field(() => Picture, { nullable: true, description: 'A picture that stands for it.' })
  get picture(): Picture | null {
    return this.row.pictureKey === null ? null : Picture.ofKey(this.row.pictureKey);
  }
}
