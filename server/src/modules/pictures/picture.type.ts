import { Field, Int, ObjectType } from 'type-graphql';
import { picturePath } from './picture-path.ts';
import type { PictureSize } from './picture-store.ts';

@ObjectType({
  description:
    'A picture: `key` for one that ships with the app (fluent:steaming-bowl), `url` for an upload. Exactly one is set.',
})
export class Picture {
  @Field(() => String, { nullable: true, description: 'The name of a picture that ships with the app.' })
  readonly key: string | null;

  @Field(() => String, { nullable: true, description: 'Where an upload is fetched from; it never changes.' })
  readonly url: string | null;

  @Field(() => Int, { nullable: true, description: "An upload's width in pixels." })
  readonly width: number | null;

  @Field(() => Int, { nullable: true, description: "An upload's height in pixels." })
  readonly height: number | null;

  private constructor(key: string | null, upload: PictureSize | null) {
    this.key = key;
    this.url = upload === null ? null : picturePath(upload.id);
    this.width = upload?.width ?? null;
    this.height = upload?.height ?? null;
  }

  static ofKey(key: string): Picture {
    return new Picture(key, null);
  }

  static ofUpload(upload: PictureSize): Picture {
    return new Picture(null, upload);
  }
}
