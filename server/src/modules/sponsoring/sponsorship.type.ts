import { Field, ID, Int, ObjectType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import type { Purse, SponsorshipRow } from './sponsorship-store.ts';

/** Its texts, its shop and its event are resolved beside: sponsoring.resolver.ts. */
@ObjectType({
  description:
    'Points that a shop received and gave on. Everybody sees the line of thanks; the points, the shop alone.',
})
export class Sponsorship {
  constructor(readonly row: SponsorshipRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('sponsorship', this.row.id);
  }

  @Field(() => Date, { description: 'When it was given.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, {
    nullable: true,
    description: 'When the event was over and what it did not need went back; null while it may need it.',
  })
  get settledAt(): Date | null {
    return this.row.settledAt;
  }
}

export const SponsorshipConnection = createConnectionType('Sponsorship', () => Sponsorship);

@ObjectType({ description: 'What a shop received of members, and gives on to the community.' })
export class MerchantSponsoring {
  constructor(
    readonly merchantId: string,
    readonly networkId: string,
    private readonly purse: Purse,
  ) {}

  @Field(() => Int, {
    description: 'Received in all for vouchers that were used long enough ago: none of it can go back.',
  })
  get receivedPoints(): number {
    return this.purse.certainPoints;
  }

  @Field(() => Int, {
    description: 'Received in the last week: it can be given on once it cannot go back to members any more.',
  })
  get recentPoints(): number {
    return this.purse.recentPoints;
  }

  @Field(() => Int, { description: 'Given on so far, without what came back.' })
  get sponsoredPoints(): number {
    return this.purse.sponsoredPoints;
  }

  @Field(() => Int, { description: 'What can be given on now.' })
  get availablePoints(): number {
    return Math.max(0, this.purse.certainPoints - this.purse.sponsoredPoints);
  }
}
