import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { numberToGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import type { PassbookRow } from './passbook-store.ts';

export const PassbookEntryKind = {
  AWARD: 'AWARD',
  REDEEM: 'REDEEM',
  HOLD: 'HOLD',
  RELEASE: 'RELEASE',
  RETURN: 'RETURN',
  CORRECTION: 'CORRECTION',
  GIFT: 'GIFT',
} as const;
export type PassbookEntryKind = (typeof PassbookEntryKind)[keyof typeof PassbookEntryKind];

registerEnumType(PassbookEntryKind, {
  name: 'PassbookEntryKind',
  description: 'Why points moved. There is no kind by which points are taken as a punishment.',
  valuesConfig: {
    AWARD: { description: 'Earned by a good deed.' },
    REDEEM: { description: 'Spent on an offer.' },
    HOLD: { description: 'Reserved while something is borrowed or guaranteed.' },
    RELEASE: { description: 'Reserved points came back.' },
    RETURN: { description: 'Spent points came back: the voucher was cancelled, expired or reversed.' },
    CORRECTION: { description: 'Makes an earlier mistake good; cites the entry it corrects.' },
    GIFT: { description: "Thanks from somebody, out of the network's fund." },
  },
});

/** Its texts are in passbook-entry.resolver.ts; its voucher in the redemptions module. */
@ObjectType({ implements: NodeType, description: 'One line of a passbook.' })
export class PassbookEntry implements NodeType {
  constructor(readonly row: PassbookRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return numberToGlobalId('entry', this.row.id);
  }

  @Field(() => Date, { description: 'When the points moved.' })
  get at(): Date {
    return this.row.at;
  }

  @Field(() => PassbookEntryKind, { description: 'Why the points moved.' })
  get kind(): PassbookEntryKind {
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
