import { Field, ID, Int, ObjectType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import { deedPhotoPath } from './deed-photo-path.ts';
import type { DeedPhotoRow } from './deed-photo-store.ts';

@ObjectType({
  description:
    'A photo that shows a deed. It is deleted a day after the deed is decided, unless the network keeps them.',
})
export class DeedPhoto {
  constructor(private readonly row: DeedPhotoRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('photo', this.row.id);
  }

  @Field(() => String, { description: 'Where it is fetched from, with the session of one who may see it.' })
  get url(): string {
    return deedPhotoPath(this.row.id);
  }

  @Field(() => Int, { description: 'In pixels.' })
  get width(): number {
    return this.row.width;
  }

  @Field(() => Int, { description: 'In pixels.' })
  get height(): number {
    return this.row.height;
  }
}
