import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { Offer } from '../offers/offer.type.ts';
import { offerOf } from '../redemptions/offer-of.ts';
import { linesLimit } from './issue-voucher-sheet.ts';
import { VoucherSheet, VoucherSheetLine } from './voucher-sheet.type.ts';
import { loadSheetLines } from './voucher-sheet-store.ts';

@Resolver(() => VoucherSheet)
export class VoucherSheetResolver {
  @FieldResolver(() => [VoucherSheetLine], { description: `In order, at most ${linesLimit}.` })
  async lines(@Root() sheet: VoucherSheet, @Ctx() context: GraphqlContext): Promise<VoucherSheetLine[]> {
    const rows = await context.loaders.load(loadSheetLines, sheet.row.id);
    return (rows ?? []).map((row) => new VoucherSheetLine(row));
  }
}

@Resolver(() => VoucherSheetLine)
export class VoucherSheetLineResolver {
  @FieldResolver(() => Offer, { description: 'What was asked for.' })
  offer(@Root() line: VoucherSheetLine, @Ctx() context: GraphqlContext): Promise<Offer> {
    return offerOf(context, line.row.offerId);
  }
}
