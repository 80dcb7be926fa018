import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { VoucherState } from '../../platform/generated/enums.ts';
import type { VoucherRow } from './voucher-store.ts';

registerEnumType(VoucherState, {
  name: 'VoucherState',
  description: 'Where a voucher stands.',
  valuesConfig: {
    ISSUED: { description: 'Good at its shop until it expires.' },
    USED: { description: 'Used at the counter; for a HOLD offer, the item is out.' },
    CANCELLED: { description: 'Cancelled by its member before use; points, stock and limit came back.' },
    EXPIRED: { description: 'Not used in time; points, stock and limit came back.' },
    REVERSED: { description: 'The use was undone; points, stock and limit came back.' },
    RELEASED: { description: 'The borrowed item came back; so did the held points.' },
  },
});

/** Its offer and shop are resolved beside: voucher.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description: 'What a member gets from a redemption: good for one use at one shop.',
})
export class Voucher implements NodeType {
  constructor(readonly row: VoucherRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('voucher', this.row.id);
  }

  @Field(() => String, {
    description: 'Ten characters, no look-alikes, the last one a check character. Shown to its member only.',
  })
  get code(): string {
    return this.row.code;
  }

  @Field(() => VoucherState, { description: 'Where it stands.' })
  get state(): VoucherState {
    return this.row.state;
  }

  @Field(() => Date, { description: 'Since when it stands there.' })
  get stateSince(): Date {
    return this.row.stateSince;
  }

  @Field(() => Int, { description: 'Points spent, or held for a HOLD offer.' })
  get pointsSpent(): number {
    return this.row.points;
  }

  @Field(() => Int, { description: 'How many of the offer it is good for.' })
  get quantity(): number {
    return this.row.quantity;
  }

  @Field(() => Date, { description: 'When it was redeemed.' })
  get issuedAt(): Date {
    return this.row.issuedAt;
  }

  @Field(() => Date, { description: 'Until when it is good.' })
  get expiresAt(): Date {
    return this.row.expiresAt;
  }

  @Field(() => Date, { nullable: true, description: 'When it was used; null when it was not.' })
  get usedAt(): Date | null {
    return this.row.usedAt;
  }

  @Field(() => Boolean, { description: 'True while its member can cancel it.' })
  get canCancel(): boolean {
    return this.row.state === 'ISSUED';
  }
}

export const VoucherConnection = createConnectionType('Voucher', () => Voucher);
