import { Field, ID, ObjectType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import type { MembershipRow } from '../members/membership-store.ts';

/** A membership seen from its wallet: the same row, other questions. Its network, wallet and passbook are beside. */
@ObjectType({ implements: NodeType, description: 'One who earns and redeems points in a network.' })
export class Member implements NodeType {
  constructor(readonly row: MembershipRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('member', this.row.id);
  }

  @Field(() => String, { description: 'Shown on the card and the passbook; says nothing about the person.' })
  get memberNumber(): string {
    if (this.row.memberNumber === null) throw new Error('a member without a number');
    return this.row.memberNumber;
  }

  @Field(() => String, { description: 'What the member is called in this network.' })
  get displayName(): string {
    return this.row.displayName;
  }
}
