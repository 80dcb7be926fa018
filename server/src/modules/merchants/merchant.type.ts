import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { MerchantStatus } from '../../platform/generated/enums.ts';
import type { MerchantRow } from './merchant-store.ts';

registerEnumType(MerchantStatus, {
  name: 'MerchantStatus',
  description: 'Where a shop stands.',
  valuesConfig: {
    APPLIED: { description: 'Waits for a coordinator.' },
    CHANGES_REQUESTED: { description: 'Waits for the shop to change its application.' },
    APPROVED: { description: 'Takes part.' },
    SUSPENDED: { description: 'Pauses until a date; nothing of it can be redeemed.' },
    DECLINED: { description: 'Does not take part.' },
  },
});

/** What needs the caller, their language or another table is resolved beside: merchant.resolver.ts, and in later modules. */
@ObjectType({ implements: NodeType, description: 'A partner shop or organisation of a network.' })
export class Merchant implements NodeType {
  constructor(readonly row: MerchantRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('merchant', this.row.id);
  }

  @Field(() => MerchantStatus, { description: 'Where it stands.' })
  get status(): MerchantStatus {
    return this.row.status;
  }

  @Field(() => String, {
    description: 'Digits with a leading 0 for Thailand, with + and the country code elsewhere.',
  })
  get phone(): string {
    return this.row.phone;
  }

  @Field(() => String, { nullable: true, description: 'Where to find it, in words.' })
  get address(): string | null {
    return this.row.address;
  }

  @Field(() => Float, {
    nullable: true,
    description: 'Degrees north (WGS 84); set together with the longitude.',
  })
  get latitude(): number | null {
    return this.row.latitude;
  }

  @Field(() => Float, {
    nullable: true,
    description: 'Degrees east (WGS 84); set together with the latitude.',
  })
  get longitude(): number | null {
    return this.row.longitude;
  }

  @Field(() => Date, {
    nullable: true,
    description: 'When a suspension ends by itself; null when not suspended.',
  })
  get suspendedUntil(): Date | null {
    return this.row.suspendedUntil;
  }

  @Field(() => Date, { description: 'When it asked to take part, the last time that it did.' })
  get appliedAt(): Date {
    return this.row.appliedAt;
  }
}

export const MerchantConnection = createConnectionType('Merchant', () => Merchant);
