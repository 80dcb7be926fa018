import {
  Arg,
  Args,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isMomentAndIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { Network } from '../networks/network.type.ts';
import { countLoansOut, type LoansOf, listLoansOut } from './loan-store.ts';
import { VoucherStateError } from './redemption-errors.type.ts';
import { releaseHold } from './release-hold.ts';
import { VoucherUse, VoucherUseConnection } from './voucher-use.type.ts';
import { loadVoucherUsesById } from './voucher-use-store.ts';

@InputType({ description: 'A hold to end.' })
class ReleaseHoldInput {
  @Field(() => ID, { description: 'From Network.loansOut.' })
  readonly useId!: string;
}

@ObjectType({ description: 'The held points are their member’s again, and the member is told.' })
class ReleaseHoldSuccess {
  @Field(() => VoucherUse, { description: 'As it is now.' })
  readonly use: VoucherUse;

  constructor(use: VoucherUse) {
    this.use = use;
  }
}

const ReleaseHoldResult = createUnionType({
  name: 'ReleaseHoldResult',
  description: 'What came of ending a hold.',
  types: () => [ReleaseHoldSuccess, VoucherStateError, ForbiddenError] as const,
});

async function loansOf(
  database: Database,
  of: LoansOf,
  args: ConnectionArgs,
): Promise<Connection<VoucherUse>> {
  const page = readPage(args, isMomentAndIdKey);
  const rows = await listLoansOut(database, { of, limit: page.limit, after: page.after });
  return toConnection(rows, page, {
    toNode: (row) => new VoucherUse(row),
    keyOf: (row) => [row.dueAt?.toISOString() ?? '', row.id],
    countAll: () => countLoansOut(database, of),
  });
}

@Resolver(() => Merchant)
export class MerchantLoansResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => VoucherUseConnection, {
    nullable: true,
    description: 'What is lent and not back, the first due first. Staff only: null for others.',
  })
  async loansOut(
    @Root() merchant: Merchant,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<VoucherUse> | null> {
    if ((await viewerPlace(context, merchant.row.id)) === null) return null;
    return loansOf(this.deps.database, { merchantId: merchant.row.id }, args);
  }
}

@Resolver(() => Network)
export class NetworkLoansResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => VoucherUseConnection, {
    description:
      'What is lent in the network and not back, the first due first; never who has it. Coordinators and auditors only (FORBIDDEN in errors otherwise).',
  })
  async loansOut(
    @Root() network: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<VoucherUse>> {
    if (!mayReadNetwork(await viewerMembership(context, network.row.id))) throw forbidden();
    return loansOf(this.deps.database, { networkId: network.row.id }, args);
  }

  @Mutation(() => ReleaseHoldResult, {
    description: 'Gives held points back when the shop that lent the item is away. Coordinators only.',
  })
  async releaseHold(
    @Arg('input', () => ReleaseHoldInput, { description: 'Which hold.' }) input: ReleaseHoldInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ReleaseHoldResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    const result = await releaseHold(this.deps, { userId, useId: fromGlobalId('use', input.useId) });
    switch (result.outcome) {
      case 'RELEASED': {
        const use = await context.loaders.load(loadVoucherUsesById, result.useId);
        if (use === null) throw new Error('a use was there and is gone');
        return new ReleaseHoldSuccess(new VoucherUse(use));
      }
      case 'NOT_OUT':
        return new VoucherStateError(language, result.state, result.stateSince);
      case 'OWN_HOLD':
        return new ForbiddenError(language, {
          th: 'นี่เป็นแต้มของคุณเอง ต้องให้ผู้ประสานงานคนอื่นเป็นผู้คืน',
          en: 'These points are your own; another coordinator has to release them.',
        });
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }
}
