import { Field, ObjectType } from 'type-graphql';
import { Picture } from '../pictures/picture.type.ts';
import type { CatalogueDeedRow } from './rule-store.ts';

/** Its name, category and indicators are resolved in catalogue-deed.resolver.ts. */
@ObjectType({ description: 'A good deed in a catalogue; its indicators say in which forms it counts.' })
export class CatalogueDeed {
  constructor(readonly row: CatalogueDeedRow) {}

  @Field(() => String, { description: 'The same in every version of the network’s catalogue.' })
  get code(): string {
    return this.row.code;
  }

  @Field(() => Picture, { nullable: true, description: 'A picture that stands for it.' })
  get picture(): Picture | null {
    return this.row.pictureKey === null ? null : Picture.ofKey(this.row.pictureKey);
  }
}
