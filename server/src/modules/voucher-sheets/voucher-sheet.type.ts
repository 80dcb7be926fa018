import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { VoucherSheetRefusal, VoucherState, VoucherWish } from '../../platform/generated/enums.ts';
import type { LineRow, VoucherSheetRow } from './voucher-sheet-store.ts';

registerEnumType(VoucherWish, {
  name: 'VoucherWish',
  description: 'How a member asked a coordinator for a voucher on paper.',
  valuesConfig: {
    IN_PERSON: { description: 'They said it, face to face.' },
    BY_PHONE: { description: 'They called.' },
    THROUGH_FAMILY: { description: 'Somebody of their household said it for them.' },
  },
});

registerEnumType(VoucherSheetRefusal, {
  name: 'VoucherSheetRefusal',
  description: 'Why a line of a sheet has no voucher. Nothing was charged.',
  valuesConfig: {
    NO_SUCH_MEMBER: { description: 'Nobody who is a member now has this number.' },
    OFFER_UNAVAILABLE: { description: 'Not live, outside its dates, or its shop is closed.' },
    OFFER_SOLD_OUT: { description: 'Nothing of it is left.' },
    MEMBER_LIMIT_REACHED: { description: 'The member has taken it as often as it allows.' },
    INSUFFICIENT_POINTS: { description: 'The member has too few points.' },
  },
});

/** Its lines, their count and who issued it are resolved beside: voucher-sheet.resolver.ts. */
@ObjectType({
  implements: NodeType,
  description: 'Vouchers that a coordinator issued for members who asked, to be handed out on paper.',
})
export class VoucherSheet implements NodeType {
  constructor(readonly row: VoucherSheetRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('sheet', this.row.id);
  }

  @Field(() => Date, { description: 'When it was issued.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}

export const VoucherSheetConnection = createConnectionType('VoucherSheet', () => VoucherSheet);

/** Its offer and its code are resolved beside: voucher-sheet.resolver.ts. */
@ObjectType({
  description: 'What one member asked for, and what came of it. No name: a number, as on the card.',
})
export class VoucherSheetLine {
  constructor(readonly row: LineRow) {}

  @Field(() => Int, { description: 'Its place on the sheet, from 1.' })
  get number(): number {
    return this.row.ordinal;
  }

  @Field(() => String, { description: 'Whose; as it was typed when it is nobody’s.' })
  get memberNumber(): string {
    return this.row.memberNumber;
  }

  @Field(() => VoucherWish, { description: 'How the member asked.' })
  get wish(): VoucherWish {
    return this.row.wish;
  }

  @Field(() => VoucherState, {
    nullable: true,
    description: 'Where the voucher stands; only ISSUED is worth printing.',
  })
  get state(): VoucherState | null {
    return this.row.voucher?.state ?? null;
  }

  @Field(() => Date, { nullable: true, description: 'Good until then.' })
  get expiresAt(): Date | null {
    return this.row.voucher?.expiresAt ?? null;
  }

  @Field(() => VoucherSheetRefusal, {
    nullable: true,
    description: 'Why there is no voucher; null when there is one.',
  })
  get refusal(): VoucherSheetRefusal | null {
    return this.row.refusal;
  }
}
