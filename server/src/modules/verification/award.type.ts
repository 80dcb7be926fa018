import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { type AwardListRow, type AwardSource, awardSources } from './award-list-store.ts';

registerEnumType(awardSources, {
  name: 'AwardSource',
  description: 'Where points came from.',
  valuesConfig: {
    MANUAL: { description: "By a coordinator's hand." },
    DEED: { description: 'By a deed that was confirmed, an event or an import.' },
  },
});

/** Its texts and names are resolved beside: award.resolver.ts. */
@ObjectType({ description: 'Points that were credited in the last 30 days. For coordinators.' })
export class Award {
  constructor(readonly row: AwardListRow) {}

  @Field(() => ID, { description: 'What correctAward takes: of the award, or of the deed.' })
  get id(): string {
    return toGlobalId(this.row.source === 'MANUAL' ? 'award' : 'deed', this.row.id);
  }

  @Field(() => awardSources, { description: 'Where they came from.' })
  get source(): AwardSource {
    return this.row.source;
  }

  @Field(() => Int, { description: 'How many.' })
  get points(): number {
    return this.row.points;
  }

  @Field(() => Date, { description: 'When they were credited.' })
  get at(): Date {
    return this.row.at;
  }

  @Field(() => Date, { nullable: true, description: 'When the award was corrected; null when it stands.' })
  get correctedAt(): Date | null {
    return this.row.correctedAt;
  }

  @Field(() => String, { nullable: true, description: 'Why it was corrected; null when it stands.' })
  get correctionReason(): string | null {
    return this.row.correctionReason;
  }
}

export const AwardConnection = createConnectionType('Award', () => Award);
