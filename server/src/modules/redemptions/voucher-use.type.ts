import { Field, ID, Int, ObjectType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { undoWindowMs } from './use-voucher.ts';
import type { VoucherUseRow } from './voucher-use-store.ts';

/** Its offer is resolved beside: voucher.resolver.ts. */
@ObjectType({ implements: NodeType, description: 'One use at the counter. Says nothing about the member.' })
export class VoucherUse implements NodeType {
  constructor(readonly row: VoucherUseRow) {}

  @Field(() => ID, { description: 'Opaque; for undoVoucherUse.' })
  get id(): string {
    return toGlobalId('use', this.row.id);
  }

  @Field(() => Int, { description: 'How many of the offer.' })
  get quantity(): number {
    return this.row.quantity;
  }

  @Field(() => Date, { description: 'When.' })
  get usedAt(): Date {
    return this.row.usedAt;
  }

  @Field(() => Date, { description: 'Until when it can be undone.' })
  get undoUntil(): Date {
    return new Date(this.row.usedAt.getTime() + undoWindowMs);
  }

  @Field(() => Date, {
    nullable: true,
    description: 'When the borrowed item is to be back; null for what is not lent.',
  })
  get dueAt(): Date | null {
    return this.row.dueAt;
  }

  @Field(() => Date, { nullable: true, description: 'When it was undone; null when it was not.' })
  get undoneAt(): Date | null {
    return this.row.undoneAt;
  }

  @Field(() => Date, { nullable: true, description: 'When the borrowed item came back (HOLD offers).' })
  get releasedAt(): Date | null {
    return this.row.releasedAt;
  }
}

export const VoucherUseConnection = createConnectionType('VoucherUse', () => VoucherUse);
