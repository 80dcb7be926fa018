import { Field, ObjectType } from 'type-graphql';
import { Picture } from '../pictures/picture.type.ts';
import type { CategoryRow } from './category-store.ts';

/** Its name is resolved in merchant-category.resolver.ts. */
@ObjectType({ description: 'A kind of shop, as a network tells them apart.' })
export class MerchantCategory {
  constructor(readonly row: CategoryRow) {}

  @Field(() => String, { description: 'Stable within the network, for example FOOD.' })
  get code(): string {
    return this.row.code;
  }

  @Field(() => Picture, { nullable: true, description: 'A picture that stands for it.' })
  get picture(): Picture | null {
    return this.row.pictureKey === null ? null : Picture.ofKey(this.row.pictureKey);
  }
}
