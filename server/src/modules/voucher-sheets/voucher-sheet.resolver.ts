import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { Offer } from '../offers/offer.type.ts';
import { offerOf } from '../redemptions/offer-of.ts';
import { linesLimit } from './issue-voucher-sheet.ts';
import { VoucherSheet, VoucherSheetLine } from './voucher-sheet.type.ts';
import { loadSheetLines, loadVoucherCounts } from './voucher-sheet-store.ts';

@Resolver(() => VoucherSheet)
export class VoucherSheetResolver {
  @FieldResolver(() => [VoucherSheetLine], {
    description: `In order, at most ${linesLimit}, and it costs as much as that many.`,
    complexity: ({ childComplexity }) => 1 + linesLimit * childComplexity,
  })
  async lines(@Root() sheet: VoucherSheet, @Ctx() context: GraphqlContext): Promise<VoucherSheetLine[]> {
    const rows = await context.loaders.load(loadSheetLines, sheet.row.id);
    return (rows ?? []).map((row) => new VoucherSheetLine(row));
  }

  @FieldResolver(() => Int, { description: 'How many of its lines have a voucher, used or not.' })
  async voucherCount(@Root() sheet: VoucherSheet, @Ctx() context: GraphqlContext): Promise<number> {
    return (await context.loaders.load(loadVoucherCounts, sheet.row.id)) ?? 0;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The coordinator who issued it, by name; null when nothing is left of them.',
  })
  async issuedBy(@Root() sheet: VoucherSheet, @Ctx() context: GraphqlContext): Promise<string | null> {
    return (await context.loaders.load(loadMembershipsById, sheet.row.issuedBy))?.displayName ?? null;
  }
}

@Resolver(() => VoucherSheetLine)
export class VoucherSheetLineResolver {
  @FieldResolver(() => Offer, { description: 'What was asked for.' })
  offer(@Root() line: VoucherSheetLine, @Ctx() context: GraphqlContext): Promise<Offer> {
    return offerOf(context, line.row.offerId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The voucher’s code; null when there is no voucher, and for those who work at the shop that takes it: another coordinator prints it.',
  })
  async code(@Root() line: VoucherSheetLine, @Ctx() context: GraphqlContext): Promise<string | null> {
    const { voucher, offerId } = line.row;
    if (voucher === null) return null;
    const { row } = await offerOf(context, offerId);
    return (await viewerPlace(context, row.merchantId)) === null ? voucher.code : null;
  }
}
