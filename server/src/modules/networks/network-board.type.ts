import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a coordinator sees first. Counts only, never a person.' })
export class NetworkBoard {
  @Field(() => Int, { description: 'People who wait to be let in.' })
  readonly membershipsWaiting!: number;

  @Field(() => Int, { description: 'Shops whose application waits.' })
  readonly merchantsWaiting!: number;

  @Field(() => Int, { description: 'Offers that wait for approval.' })
  readonly offersWaiting!: number;

  @Field(() => Int, { description: 'Changes to offers that members redeem, waiting for a decision.' })
  readonly offerChangesWaiting!: number;

  @Field(() => Int, { description: 'Vouchers that members hold and have not used.' })
  readonly vouchersOpen!: number;

  @Field(() => Int, { description: 'Points of the awards of the last 30 days.' })
  readonly pointsAwardedLast30Days!: number;

  @Field(() => Int, { description: 'Points spent in the last 30 days; those that came back are left out.' })
  readonly pointsSpentLast30Days!: number;

  @Field(() => Int, {
    description:
      'How often in the last 30 days a shop could not honour a voucher, and gave its points back. No shop is named.',
  })
  readonly madeRightLast30Days!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of members, 0 to 1, who can afford at least one live offer now; null when there are fewer than 5 members.',
  })
  readonly reachability!: number | null;
}
