import { Field, ID, ObjectType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import type { MembershipRow } from '../members/membership-store.ts';

/** A membership with the MEMBER role. Wallet and passbook are resolved beside: member.resolver.ts; vouchers in redemptions. */
@ObjectType({ implements: NodeType, description: 'A person as a member of one network, with a wallet and a passbook.' })
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

  @Field(() => String, { description: "What the person is called here: seen by themselves and the network's coordinators." })
  get displayName(): string {
    return this.row.displayName;
  }
}
