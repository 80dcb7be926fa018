import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { loadMerchantsById } from '../merchants/merchant-store.ts';
import { Offer } from '../offers/offer.type.ts';
import { offerOf } from './offer-of.ts';
import { Voucher } from './voucher.type.ts';
import { loadDueDays } from './voucher-store.ts';
import { VoucherUse } from './voucher-use.type.ts';
import { watchVoucher } from './watch-voucher.ts';

@Resolver(() => Voucher)
export class VoucherResolver {
  @FieldResolver(() => Offer, { description: 'What it is for.' })
  async offer(@Root() voucher: Voucher, @Ctx() context: GraphqlContext): Promise<Offer> {
    return offerOf(context, voucher.row.offerId);
  }

  @FieldResolver(() => Merchant, { description: 'The one shop where it is good.' })
  async merchant(@Root() voucher: Voucher, @Ctx() context: GraphqlContext): Promise<Merchant> {
    const merchant = await context.loaders.load(loadMerchantsById, voucher.row.merchantId);
    if (merchant === null) throw new Error('a voucher without its shop');
    return new Merchant(merchant);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'For a HOLD offer, once the item is out: when it is to be back. Later costs nothing. Null before, and for what is spent.',
  })
  dueAt(@Root() { row }: Voucher, @Ctx() context: GraphqlContext): Promise<Date | null> | null {
    return row.kind === 'HOLD' && row.usedAt !== null ? context.loaders.load(loadDueDays, row.id) : null;
  }

  @Subscription(() => Voucher, {
    description: 'The voucher as it is, and again each time its state changes. Its member only.',
    subscribe: ({ args, context }: { args: { voucherId: string }; context: GraphqlContext }) => {
      const voucherId = fromGlobalId('voucher', args.voucherId);
      if (voucherId === null) throw forbidden();
      return watchVoucher(context, voucherId);
    },
  })
  voucherChanged(
    @Arg('voucherId', () => ID, { description: "One of the caller's own." }) _voucherId: string,
    @Root() voucher: Voucher,
  ): Voucher {
    return voucher;
  }
}

@Resolver(() => VoucherUse)
export class VoucherUseResolver {
  @FieldResolver(() => Offer, { description: 'What was handed out.' })
  offer(@Root() use: VoucherUse, @Ctx() context: GraphqlContext): Promise<Offer> {
    return offerOf(context, use.row.offerId);
  }
}
