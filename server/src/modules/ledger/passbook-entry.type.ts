import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { numberToGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { TransferKind } from '../../platform/generated/enums.ts';
import type { PassbookRow } from './passbook-store.ts';

registerEnumType(TransferKind, {
  name: 'PassbookEntryKind',
  description: 'Why points moved. There is no kind by which they are taken away.',
  valuesConfig: {
    AWARD: { description: 'Earned by a deed.' },
    REDEEM: { description: 'Spent on an offer.' },
    HOLD: { description: 'Reserved while something is borrowed or guaranteed.' },
    RELEASE: { description: 'Reserved before, free again.' },
    RETURN: { description: 'Back from a voucher that was cancelled, expired or undone.' },
  },
});

/** Texts in the caller's language are resolved beside: member.resolver.ts. */
@ObjectType({ implements: NodeType, description: 'One line of the passbook.' })
export class PassbookEntry implements NodeType {
  constructor(readonly row: PassbookRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return numberToGlobalId('entry', this.row.transferId);
  }

  @Field(() => Date, { description: 'When.' })
  get at(): Date {
    return this.row.at;
  }

  @Field(() => TransferKind, { description: 'Why.' })
  get kind(): TransferKind {
    return this.row.kind;
  }

  @Field(() => Int, { description: 'Positive when points came in, negative when they went out.' })
  get points(): number {
    return this.row.points;
  }

  @Field(() => Int, { description: 'Points that could be spent right after.' })
  get balanceAfter(): number {
    return this.row.balanceAfter;
  }
}

export const PassbookEntryConnection = createConnectionType('PassbookEntry', () => PassbookEntry);
