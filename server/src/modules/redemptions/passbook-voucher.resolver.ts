import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { PassbookEntry } from '../ledger/passbook-entry.type.ts';
import { Voucher } from './voucher.type.ts';
import { fetchOwnVoucher } from './voucher-node.ts';

@Resolver(() => PassbookEntry)
export class PassbookVoucherResolver {
  @FieldResolver(() => Voucher, { nullable: true, description: 'The voucher behind it; null for an award.' })
  voucher(@Root() entry: PassbookEntry, @Ctx() context: GraphqlContext): Promise<Voucher | null> | null {
    return entry.row.voucherId === null ? null : fetchOwnVoucher(context, entry.row.voucherId);
  }
}
