import { Field, ObjectType } from 'type-graphql';
import type { VirtueRow } from './virtue-store.ts';

/** Its name is resolved in virtue.resolver.ts. */
@ObjectType({ description: 'A virtue that deeds stand for, in the words of the network: its own list.' })
export class Virtue {
  constructor(readonly row: VirtueRow) {}

  @Field(() => String, { description: 'Stable within the network, for example GRATITUDE.' })
  get code(): string {
    return this.row.code;
  }

  @Field(() => Boolean, {
    description: 'True when new rules no longer name it; what was done in its name keeps it.',
  })
  get isRetired(): boolean {
    return this.row.retiredAt !== null;
  }
}
