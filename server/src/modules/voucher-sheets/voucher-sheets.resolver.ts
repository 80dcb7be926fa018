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
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { badRequest, fromGlobalId } from '../../graphql/global-id.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import {
  BusyError,
  ForbiddenError,
  IdempotencyConflictError,
  ValidationError,
} from '../../graphql/user-error.ts';
import { VoucherWish } from '../../platform/generated/enums.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import type { FinishDeps } from './finish-voucher-sheet.ts';
import { issueVoucherSheet, linesLimit } from './issue-voucher-sheet.ts';
import { VoucherSheet, VoucherSheetConnection } from './voucher-sheet.type.ts';
import { countSheets, listSheets } from './voucher-sheet-store.ts';

@InputType({ description: 'What one member asked for.' })
class VoucherSheetLineInput {
  @Field(() => String, { description: 'Who asked: the number on their card.' })
  readonly memberNumber!: string;

  @Field(() => ID, { description: 'The offer, of any shop of the network.' })
  readonly offerId!: string;

  @Field(() => VoucherWish, { description: 'How they asked. Nothing is issued without the member’s wish.' })
  readonly wish!: VoucherWish;
}

@InputType({ description: 'Who asked for what, and the key that makes a retry safe.' })
class IssueVoucherSheetInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => [VoucherSheetLineInput], { description: `1 to ${linesLimit}.` })
  readonly lines!: VoucherSheetLineInput[];

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key is one sheet, and charges once.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'Every line has a voucher, or the reason why not.' })
class IssueVoucherSheetSuccess {
  @Field(() => VoucherSheet, { description: 'To be printed, now or again.' })
  readonly sheet: VoucherSheet;

  constructor(sheet: VoucherSheet) {
    this.sheet = sheet;
  }
}

const IssueVoucherSheetResult = createUnionType({
  name: 'IssueVoucherSheetResult',
  description:
    'What came of issuing vouchers on paper. ValidationError has `lines`, the index and `offerId` as the path of a line. BusyError: the sheet is written down, some of its members may have been charged, and it is finished by itself within minutes; the same key tells how it ended.',
  types: () =>
    [IssueVoucherSheetSuccess, ForbiddenError, ValidationError, IdempotencyConflictError, BusyError] as const,
});

@Resolver(() => Network)
export class VoucherSheetsResolver {
  constructor(private readonly deps: FinishDeps) {}

  @FieldResolver(() => VoucherSheetConnection, {
    description:
      'Vouchers on paper, the newest sheet first. Coordinators only (FORBIDDEN in errors otherwise).',
  })
  async voucherSheets(
    @Root() network: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<VoucherSheet>> {
    const { id: networkId } = network.row;
    if (!isCoordinator(await viewerMembership(context, networkId))) throw forbidden();
    const page = readPage(args, isIdKey);
    const { prisma } = this.deps.database;
    const rows = await listSheets(prisma, {
      networkId,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new VoucherSheet(row),
      keyOf: (row) => [row.id],
      countAll: () => countSheets(prisma, networkId),
    });
  }

  @Mutation(() => IssueVoucherSheetResult, {
    description:
      'A coordinator redeems offers for members who asked for them, to hand the vouchers out on paper. After an answer that was lost: the same key with the same lines, never a new one.',
  })
  async issueVoucherSheet(
    @Arg('input', () => IssueVoucherSheetInput, { description: 'Who asked for what.' })
    input: IssueVoucherSheetInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof IssueVoucherSheetResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    const { idempotencyKey } = input;
    if (!isKey(idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    const networkId = fromGlobalId('network', input.networkId);
    if (networkId === null) return new ForbiddenError(language);
    const lines = input.lines.map((line) => ({ ...line, offerId: fromGlobalId('offer', line.offerId) }));
    const result = await issueVoucherSheet(this.deps, { userId, networkId, lines, idempotencyKey });
    switch (result.outcome) {
      case 'ISSUED':
        return new IssueVoucherSheetSuccess(new VoucherSheet(result.sheet));
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      case 'INVALID':
        return new ValidationError(language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      case 'BUSY':
        return new BusyError(language, result.retryAfterMs);
      default:
        return result satisfies never;
    }
  }
}
