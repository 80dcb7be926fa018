import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { VoucherState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { Member } from '../ledger/member.type.ts';
import { Voucher, VoucherConnection } from './voucher.type.ts';
import { countVouchers, listVouchers } from './voucher-store.ts';

@Resolver(() => Member)
export class MemberVouchersResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => VoucherConnection, { description: "The member's own vouchers, newest first." })
  async vouchers(
    @Root() member: Member,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('states', () => [VoucherState], { nullable: true, description: 'Only these; all when left out.' })
    states: readonly VoucherState[] | null | undefined,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Voucher>> {
    if (member.row.userId === null || member.row.userId !== context.actor?.userId) throw forbidden();
    const page = readPage(args, isIdKey);
    const { id: memberId, networkId } = member.row;
    const filter = { networkId, memberId, states: states ?? null };
    const rows = await listVouchers(this.deps.database, {
      ...filter,
      limit: page.limit,
      afterId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new Voucher(row),
      keyOf: (row) => [row.id],
      countAll: () => countVouchers(this.deps.database, filter),
    });
  }
}
