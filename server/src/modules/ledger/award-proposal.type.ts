import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { ProposalState } from '../../platform/generated/enums.ts';
import type { AwardProposalRow } from './award-proposal-store.ts';

/** As people see it: a proposal runs out by itself, and no job has to say so. */
export const AwardProposalState = { ...ProposalState, EXPIRED: 'EXPIRED' } as const;
export type AwardProposalState = (typeof AwardProposalState)[keyof typeof AwardProposalState];

registerEnumType(AwardProposalState, {
  name: 'AwardProposalState',
  description: 'Where a proposal stands.',
  valuesConfig: {
    OPEN: { description: 'Waits for a second coordinator.' },
    CONFIRMED: { description: 'The points are credited.' },
    DECLINED: { description: 'Left as it is, with a reason.' },
    EXPIRED: { description: 'Nobody looked at it within 14 days.' },
  },
});

/** Its member, reason and names are resolved beside: award-proposal.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description:
    'An award by hand that is larger than one coordinator gives alone. For coordinators; the member hears of it when the points are there.',
})
export class AwardProposal implements NodeType {
  constructor(readonly row: AwardProposalRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('proposal', this.row.id);
  }

  @Field(() => AwardProposalState, { description: 'Where it stands.' })
  get state(): AwardProposalState {
    return this.row.state === 'OPEN' && this.row.expiresAt <= new Date() ? 'EXPIRED' : this.row.state;
  }

  @Field(() => Int, { description: 'How many points.' })
  get points(): number {
    return this.row.points;
  }

  @Field(() => Date, { description: 'When it was proposed.' })
  get proposedAt(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, { description: 'Until when it can be confirmed.' })
  get expiresAt(): Date {
    return this.row.expiresAt;
  }

  @Field(() => String, { nullable: true, description: 'Why it was left as it is; null when it was not.' })
  get declineReason(): string | null {
    return this.row.declineReason;
  }
}

export const AwardProposalConnection = createConnectionType('AwardProposal', () => AwardProposal);
