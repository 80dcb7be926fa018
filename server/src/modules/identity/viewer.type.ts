import { Field, ID, ObjectType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import { Language } from '../../graphql/language.ts';
import type { UserRow } from './user-store.ts';

/** Memberships and notices are resolved in their modules. */
@ObjectType({ description: 'The person who is signed in.' })
export class Viewer {
  constructor(readonly row: UserRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('person', this.row.id);
  }

  @Field(() => String, {
    description: 'What to call the person. Each network has a name of its own for them.',
  })
  get displayName(): string {
    return this.row.name;
  }

  @Field(() => String, { description: 'For signing in.' })
  get email(): string {
    return this.row.email;
  }

  @Field(() => Language, { description: 'What the person reads.' })
  get language(): Language {
    return this.row.language;
  }
}
