import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { FundingState } from '../../platform/generated/enums.ts';
import type { FundingRow, GiftAllowanceRow, GiftFundRow } from './gift-store.ts';

registerEnumType(FundingState, {
  name: 'GiftFundingState',
  description: 'Where points for the fund stand.',
  valuesConfig: {
    PROPOSED: { description: 'Waits for a second coordinator.' },
    FUNDED: { description: 'In the fund.' },
    WITHDRAWN: { description: 'Not wanted any more; no points moved.' },
  },
});

@ObjectType({ description: "What a member may give away of the network's fund; never of their own points." })
export class GiftAllowance {
  constructor(private readonly row: GiftAllowanceRow) {}

  @Field(() => Int, { description: 'In a month.' })
  get monthlyPoints(): number {
    return this.row.monthlyPoints;
  }

  @Field(() => Int, { description: 'Of it, what is left this month.' })
  get leftPoints(): number {
    return Math.max(0, this.row.monthlyPoints - this.row.usedPoints);
  }

  @Field(() => Int, {
    description:
      'The most that can be given at once now: of what is left, the limit and the fund, the least.',
  })
  get givablePoints(): number {
    return Math.min(this.leftPoints, this.row.limitPoints, this.row.fundPoints);
  }
}

/** Its fundings are in gift-fund.resolver.ts. */
@ObjectType({ description: 'The fund that members give out of, in numbers; never who gave whom.' })
export class GiftFund {
  constructor(
    readonly networkId: string,
    private readonly row: GiftFundRow,
  ) {}

  @Field(() => Int, { description: 'Points in it.' })
  get balance(): number {
    return this.row.balance;
  }

  @Field(() => Int, { description: 'Points given away this month, by all members together.' })
  get givenThisMonthPoints(): number {
    return this.row.givenThisMonthPoints;
  }

  @Field(() => Int, {
    description: 'Points that would be given if every member gave all they may this month.',
  })
  get possibleThisMonthPoints(): number {
    return this.row.possibleThisMonthPoints;
  }

  @Field(() => Int, { description: 'What each member may give away in a month.' })
  get monthlyGiftPoints(): number {
    return this.row.monthlyGiftPoints;
  }

  @Field(() => Int, { description: 'The most that a member may give at once.' })
  get giftLimitPoints(): number {
    return this.row.giftLimitPoints;
  }

  @Field(() => Int, {
    description: 'What a coordinator can put in alone this month; more waits for a second coordinator.',
  })
  get soloLeftPoints(): number {
    return this.row.soloLeftPoints;
  }
}

/** Who stands behind it is in gift-fund.resolver.ts. */
@ObjectType({ description: 'Points that coordinators put into the fund.' })
export class GiftFunding {
  constructor(readonly row: FundingRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('funding', this.row.id);
  }

  @Field(() => Int, { description: 'How many.' })
  get points(): number {
    return this.row.points;
  }

  @Field(() => FundingState, { description: 'Where they stand.' })
  get state(): FundingState {
    return this.row.state;
  }

  @Field(() => Date, { description: 'When it was proposed.' })
  get proposedAt(): Date {
    return this.row.createdAt;
  }
}

export const GiftFundingConnection = createConnectionType('GiftFunding', () => GiftFunding);
