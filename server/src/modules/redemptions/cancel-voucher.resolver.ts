import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import type { Database } from '../../platform/postgres.ts';
import { Wallet } from '../ledger/wallet.type.ts';
import { loadWalletsByMember, walletKey } from '../ledger/wallet-store.ts';
import { cancelVoucher } from './cancel-voucher.ts';
import { VoucherNotFoundError, VoucherStateError } from './redemption-errors.type.ts';
import { Voucher } from './voucher.type.ts';
import { loadVouchersById } from './voucher-store.ts';

@InputType({ description: 'Which voucher to give back.' })
class CancelVoucherInput {
  @Field(() => ID, { description: "One of the caller's own." })
  readonly voucherId!: string;
}

@ObjectType({ description: 'The voucher is cancelled; points, stock and limit came back.' })
class CancelVoucherSuccess {
  @Field(() => Voucher, { description: 'As it is now.' })
  readonly voucher: Voucher;

  @Field(() => Wallet, { description: 'The points right after.' })
  readonly wallet: Wallet;

  constructor(voucher: Voucher, wallet: Wallet) {
    this.voucher = voucher;
    this.wallet = wallet;
  }
}

const CancelVoucherResult = createUnionType({
  name: 'CancelVoucherResult',
  description: 'What came of cancelling.',
  types: () => [CancelVoucherSuccess, VoucherNotFoundError, VoucherStateError] as const,
});

@Resolver()
export class CancelVoucherResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => CancelVoucherResult, {
    description:
      'A member gives a voucher back before it is used: points, stock and limit come back at once.',
  })
  async cancelVoucher(
    @Arg('input', () => CancelVoucherInput, { description: 'Which voucher.' }) input: CancelVoucherInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CancelVoucherResult> {
    const { userId } = signedIn(context);
    const voucherId = fromGlobalId('voucher', input.voucherId);
    if (voucherId === null) return new VoucherNotFoundError(context.language);
    const result = await cancelVoucher(this.deps, { userId, voucherId });
    switch (result.outcome) {
      case 'CANCELLED': {
        const [voucher, wallet] = await Promise.all([
          context.loaders.load(loadVouchersById, result.voucherId),
          context.loaders.load(loadWalletsByMember, walletKey(result.networkId, result.memberId)),
        ]);
        if (voucher === null || wallet === null) throw new Error('a cancelled voucher without its row');
        return new CancelVoucherSuccess(new Voucher(voucher), new Wallet(wallet));
      }
      case 'NOT_FOUND':
        return new VoucherNotFoundError(context.language);
      case 'NOT_OPEN':
        return new VoucherStateError(context.language, result.state, result.stateSince);
      default:
        return result satisfies never;
    }
  }
}
