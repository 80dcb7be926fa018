import { Field, Int, ObjectType } from 'type-graphql';
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

  @Field(() => String, {
    nullable: true,
    description: 'The kind that it is a part of; null at the root of the tree.',
  })
  get parentCode(): string | null {
    return this.row.parentCode;
  }

  @Field(() => Int, { description: 'How deep in the tree: 1 at the root, 3 at most.' })
  get depth(): number {
    return this.row.depth;
  }

  @Field(() => Picture, { nullable: true, description: 'A picture that stands for it.' })
  get picture(): Picture | null {
    return this.row.pictureKey === null ? null : Picture.ofKey(this.row.pictureKey);
  }
}
