import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { GoalState, PledgeState } from '../../platform/generated/enums.ts';
import type { GoalRow } from './goal-store.ts';
import type { PledgeRow } from './pledge-store.ts';

registerEnumType(GoalState, {
  name: 'GoalState',
  description: 'Where a goal of the community stands.',
  valuesConfig: {
    DRAFT: { description: 'Seen by coordinators and auditors alone.' },
    OPEN: { description: 'Members can pledge, and take their pledges back.' },
    REACHED: { description: 'All of it was pledged; the community keeps its promise now.' },
    RETURNED: { description: 'It was not reached in time: every pledge came back by itself.' },
    CANCELLED: { description: 'A coordinator called it off: every pledge came back.' },
  },
});

registerEnumType(PledgeState, {
  name: 'PledgeState',
  description: 'Where a pledge stands.',
  valuesConfig: {
    HELD: { description: 'The points are held; they can be taken back while the goal is open.' },
    CONTRIBUTED: { description: 'The goal was reached, and they are part of it.' },
    RETURNED: { description: "They are the member's to spend again." },
  },
});

/** Its texts and who stands behind it are resolved beside: goal.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description:
    'What a community sets itself, and pledges points toward: all or nothing. Everybody sees the sum, nobody who gave.',
})
export class CommunityGoal implements NodeType {
  constructor(readonly row: GoalRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('goal', this.row.id);
  }

  @Field(() => GoalState, { description: 'Where it stands.' })
  get state(): GoalState {
    return this.row.state;
  }

  @Field(() => Date, { description: 'Since when it stands there.' })
  get stateSince(): Date {
    return this.row.stateSince;
  }

  @Field(() => Int, { description: 'How many points it takes. Never more are pledged.' })
  get targetPoints(): number {
    return this.row.targetPoints;
  }

  @Field(() => Int, { description: 'How many are pledged; of a goal that has ended, how many were.' })
  get pledgedPoints(): number {
    return this.row.pledgedPoints;
  }

  @Field(() => Int, { description: 'How many can still be pledged; 0 when it is not open.' })
  get pointsLeft(): number {
    return this.row.state === 'OPEN' ? this.row.targetPoints - this.row.pledgedPoints : 0;
  }

  @Field(() => Date, { description: 'Not reached until then, every pledge comes back by itself.' })
  get endsAt(): Date {
    return this.row.endsAt;
  }

  @Field(() => String, { nullable: true, description: 'Why it was called off; null when it was not.' })
  get cancelReason(): string | null {
    return this.row.cancelReason;
  }
}

export const CommunityGoalConnection = createConnectionType('CommunityGoal', () => CommunityGoal);

/** Its goal is resolved beside: goal.resolver.ts. */
@ObjectType({ implements: NodeType, description: "A member's own pledge; nobody else can see it." })
export class Pledge implements NodeType {
  constructor(readonly row: PledgeRow) {}

  @Field(() => ID, { description: 'Opaque; for withdrawPledge.' })
  get id(): string {
    return toGlobalId('pledge', this.row.id);
  }

  @Field(() => Int, { description: 'How many points.' })
  get points(): number {
    return this.row.points;
  }

  @Field(() => PledgeState, { description: 'Where it stands.' })
  get state(): PledgeState {
    return this.row.state;
  }

  @Field(() => Date, { description: 'When it was made.' })
  get pledgedAt(): Date {
    return this.row.pledgedAt;
  }

  @Field(() => Date, {
    nullable: true,
    description: 'When it was returned or contributed; null while it is held.',
  })
  get endedAt(): Date | null {
    return this.row.endedAt;
  }
}
