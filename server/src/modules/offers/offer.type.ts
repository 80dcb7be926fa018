import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { OfferKind, OfferState } from '../../platform/generated/enums.ts';
import type { OfferRow } from './offer-store.ts';
import { WeeklyWindowType } from './weekly-window.type.ts';
import { weeklyWindowsOf } from './weekly-windows.ts';

registerEnumType(OfferKind, {
  name: 'OfferKind',
  description: 'What happens to the points.',
  valuesConfig: {
    SPEND: { description: 'They are spent.' },
    HOLD: { description: 'They are reserved while something is borrowed, and come back.' },
  },
});

registerEnumType(OfferState, {
  name: 'OfferState',
  description: 'Where an offer stands.',
  valuesConfig: {
    DRAFT: { description: 'Seen by the shop alone.' },
    SUBMITTED: { description: 'Waits for a coordinator.' },
    CHANGES_REQUESTED: { description: 'Waits for the shop to change it.' },
    LIVE: { description: 'Members can redeem it, within its dates and its stock.' },
    PAUSED: { description: 'The shop has paused it.' },
    ENDED: { description: 'Over for good.' },
  },
});

/** What needs the caller, their language or another table is resolved beside: offer.resolver.ts, and in redemptions. */
@ObjectType({ implements: NodeType, description: 'A benefit that a shop lists for points.' })
export class Offer implements NodeType {
  constructor(readonly row: OfferRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('offer', this.row.id);
  }

  @Field(() => OfferKind, { description: 'What happens to the points.' })
  get kind(): OfferKind {
    return this.row.kind;
  }

  @Field(() => OfferState, { description: 'Where it stands.' })
  get state(): OfferState {
    return this.row.state;
  }

  @Field(() => Int, { description: 'What it costs a member, in points.' })
  get costPoints(): number {
    return this.row.costPoints;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'How many vouchers of it a member may hold or have used; null when there is no limit.',
  })
  get perMemberLimit(): number | null {
    return this.row.perMemberLimit;
  }

  @Field(() => Date, {
    nullable: true,
    description: 'From when it can be redeemed; null: from when it is live.',
  })
  get availableFrom(): Date | null {
    return this.row.availableFrom;
  }

  @Field(() => Date, { nullable: true, description: 'Until when it can be redeemed; null: until it ends.' })
  get availableUntil(): Date | null {
    return this.row.availableUntil;
  }

  @Field(() => [WeeklyWindowType], {
    description: 'On which days and hours it can be redeemed; empty: on all of them.',
  })
  get weeklyWindows(): readonly WeeklyWindowType[] {
    return weeklyWindowsOf(this.row.openMinutes).map(
      ({ days, opensAt, closesAt }) => new WeeklyWindowType(days, opensAt, closesAt),
    );
  }

  @Field(() => Int, { description: 'How long a voucher is good for, in hours.' })
  get voucherValidHours(): number {
    return this.row.voucherValidHours;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'HOLD: for how many days the thing is lent. Null for a guarantee, and for what is spent.',
  })
  get loanDays(): number | null {
    return this.row.loanDays;
  }

  @Field(() => Date, {
    nullable: true,
    description:
      'HOLD: until when the points stand as a guarantee. Null for what is lent, and for what is spent.',
  })
  get guaranteeUntil(): Date | null {
    return this.row.guaranteeUntil;
  }

  @Field(() => Date, { nullable: true, description: 'When it asked to go live, the last time that it did.' })
  get submittedAt(): Date | null {
    return this.row.submittedAt;
  }
}

export const OfferConnection = createConnectionType('Offer', () => Offer);
