import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { VoucherUse } from './voucher-use.type.ts';
import { loadMerchantDays, type MerchantDay } from './voucher-use-store.ts';

@ObjectType({ description: "A shop's day so far. Counts and items, never a person." })
export class MerchantToday {
  constructor(readonly day: MerchantDay) {}

  @Field(() => Int, {
    description: "Vouchers used since midnight in the network's time zone, undone ones left out.",
  })
  get usedCount(): number {
    return this.day.usedCount;
  }

  @Field(() => Int, { description: 'Vouchers that members hold for this shop and have not used.' })
  get openCount(): number {
    return this.day.openCount;
  }

  @Field(() => [VoucherUse], { description: 'Newest first, at most 50.' })
  get uses(): readonly VoucherUse[] {
    return this.day.uses.map((row) => new VoucherUse(row));
  }
}

@Resolver(() => Merchant)
export class MerchantTodayResolver {
  @FieldResolver(() => MerchantToday, { nullable: true, description: 'Staff only: null for others.' })
  async today(@Root() merchant: Merchant, @Ctx() context: GraphqlContext): Promise<MerchantToday | null> {
    if ((await viewerPlace(context, merchant.row.id)) === null) return null;
    const day = await context.loaders.load(loadMerchantDays, merchant.row.id);
    return day === null ? null : new MerchantToday(day);
  }
}
