import { Field, ID, Int, ObjectType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import type { RevisionRow } from './revision-store.ts';
import { WeeklyWindowType } from './weekly-window.type.ts';
import { weeklyWindowsOf } from './weekly-windows.ts';

/** Texts and the picture are resolved beside: revision.resolver.ts. */
@ObjectType({
  description:
    'An offer that members redeem, as its shop asks that it be. The offer stays as it is until a decision.',
})
export class OfferRevision {
  constructor(readonly row: RevisionRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('revision', this.row.id);
  }

  @Field(() => Date, { description: 'When it was asked.' })
  get proposedAt(): Date {
    return this.row.proposedAt;
  }

  @Field(() => String, { nullable: true, description: 'Why it was sent back, whole; null while it is open.' })
  get reason(): string | null {
    return this.row.reason;
  }

  @Field(() => Int, { description: 'What it would cost a member, in points.' })
  get costPoints(): number {
    return this.row.costPoints;
  }

  @Field(() => Int, { nullable: true, description: 'How many one member might have; null: any.' })
  get perMemberLimit(): number | null {
    return this.row.perMemberLimit;
  }

  @Field(() => Date, { nullable: true, description: 'From when it could be redeemed.' })
  get availableFrom(): Date | null {
    return this.row.availableFrom;
  }

  @Field(() => Date, { nullable: true, description: 'Until when it could be redeemed.' })
  get availableUntil(): Date | null {
    return this.row.availableUntil;
  }

  @Field(() => Int, { description: 'How long a voucher would be good for, in hours.' })
  get voucherValidHours(): number {
    return this.row.voucherValidHours;
  }

  @Field(() => Int, { nullable: true, description: 'HOLD: for how many days it would be lent.' })
  get loanDays(): number | null {
    return this.row.loanDays;
  }

  @Field(() => Date, { nullable: true, description: 'HOLD: until when the points would be a guarantee.' })
  get guaranteeUntil(): Date | null {
    return this.row.guaranteeUntil;
  }

  @Field(() => [WeeklyWindowType], { description: 'On which days and hours; empty: on all of them.' })
  get weeklyWindows(): readonly WeeklyWindowType[] {
    return weeklyWindowsOf(this.row.openMinutes).map(
      ({ days, opensAt, closesAt }) => new WeeklyWindowType(days, opensAt, closesAt),
    );
  }
}
