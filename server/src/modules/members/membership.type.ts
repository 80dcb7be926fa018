import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { MembershipStatus, NetworkRole } from '../../platform/generated/enums.ts';
import type { MembershipRow } from './membership-store.ts';

registerEnumType(NetworkRole, {
  name: 'NetworkRole',
  description: 'What a person may do in a network.',
  valuesConfig: {
    MEMBER: { description: 'Earns and redeems points.' },
    VERIFIER: { description: 'Confirms deeds.' },
    COORDINATOR: { description: 'Looks after the network: approves shops and offers, awards points.' },
    AUDITOR: { description: 'Reads everything that is not private; changes nothing.' },
  },
});

registerEnumType(MembershipStatus, {
  name: 'MembershipStatus',
  description: 'Where a membership stands.',
  valuesConfig: {
    PENDING: { description: 'Waits for a coordinator.' },
    ACTIVE: { description: 'In force.' },
    LEFT: { description: 'The person left, or was not let in; they may come back to the same wallet.' },
    REMOVED: { description: 'Ended by a coordinator, who may let the person in again.' },
  },
});

/** Its network, member and shops are resolved beside: membership.resolver.ts and the merchants module. */
@ObjectType({ implements: NodeType, description: 'One person in one network.' })
export class Membership implements NodeType {
  constructor(readonly row: MembershipRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('membership', this.row.id);
  }

  @Field(() => [NetworkRole], { description: 'Empty for one who only works at a shop.' })
  get roles(): readonly NetworkRole[] {
    return this.row.roles;
  }

  @Field(() => MembershipStatus, { description: 'Where it stands.' })
  get status(): MembershipStatus {
    return this.row.status;
  }

  @Field(() => String, {
    description: "What the person is called here: seen by themselves and by the network's coordinators.",
  })
  get displayName(): string {
    return this.row.displayName;
  }

  @Field(() => Date, { description: 'When it began.' })
  get joinedAt(): Date {
    return this.row.createdAt;
  }
}

export const MembershipConnection = createConnectionType('Membership', () => Membership);
