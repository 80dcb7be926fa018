import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CalendarDate, dayOf } from '../../graphql/calendar-date.ts';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { CatalogueState } from '../../platform/generated/enums.ts';
import type { VersionRow } from './version-store.ts';

registerEnumType(CatalogueState, {
  name: 'CatalogueState',
  description: 'Where a version of a catalogue stands.',
  valuesConfig: {
    DRAFT: { description: 'Coordinators work on it; it counts for nothing yet. A network has one at most.' },
    ADOPTED: { description: 'In force from its day until the day of the next; it never changes again.' },
    DISCARDED: { description: 'A draft that came to nothing.' },
  },
});

/** What it says, and what needs the caller's language, is resolved in catalogue-version.resolver.ts. */
@ObjectType({ implements: NodeType, description: "One state of a network's whole catalogue of good deeds." })
export class CatalogueVersion implements NodeType {
  constructor(readonly row: VersionRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('catalogue', this.row.id);
  }

  @Field(() => Int, { description: 'Counts up in the network, from 1.' })
  get number(): number {
    return this.row.number;
  }

  @Field(() => CatalogueState, { description: 'Where it stands.' })
  get state(): CatalogueState {
    return this.row.state;
  }

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'The first day that it counts; null for a draft.',
  })
  get effectiveFrom(): string | null {
    return this.row.effectiveFrom === null ? null : dayOf(this.row.effectiveFrom);
  }

  @Field(() => Date, { nullable: true, description: 'When it was adopted; null for a draft.' })
  get adoptedAt(): Date | null {
    return this.row.adoptedAt;
  }

  @Field(() => Int, {
    description: 'Counts the changes of a draft: a change names the revision that the caller saw.',
  })
  get revision(): number {
    return this.row.revision;
  }

  @Field(() => Date, { description: 'When it was begun.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}

export const CatalogueVersionConnection = createConnectionType('CatalogueVersion', () => CatalogueVersion);
