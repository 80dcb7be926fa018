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
import type { Language } from '../../graphql/language.ts';
import { ForbiddenError, say, type UserError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { freshMerchant } from '../merchants/fresh-merchant.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { merchantStateError, ownShopError } from '../merchants/merchant-refusals.ts';
import { approveMerchants, type BulkOutcome } from './approve-merchants.ts';
import { CaseTakenError } from './case-errors.type.ts';

@InputType({ description: 'Applications to approve together.' })
class ApproveMerchantsInput {
  @Field(() => ID, { description: 'Their network.' })
  readonly networkId!: string;

  @Field(() => [ID], { description: '1 to 50 shops.' })
  readonly merchantIds!: string[];
}

@ObjectType({ description: 'What became of one of several applications.' })
class BulkApproval {
  @Field(() => ID, { description: 'As it was asked for.' })
  readonly merchantId: string;

  @Field(() => Merchant, {
    nullable: true,
    description: 'The shop, APPROVED; null when it was left as it is.',
  })
  readonly merchant: Merchant | null;

  @Field(() => String, {
    nullable: true,
    description: 'Stable; for programs: NOT_CLEAN, CASE_TAKEN, STATE, FORBIDDEN. Null when it is approved.',
  })
  readonly code: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was left, for people. Null when it is approved.',
  })
  readonly message: string | null;

  constructor(
    merchantId: string,
    merchant: Merchant | null,
    refusal: Pick<UserError, 'code' | 'message'> | null,
  ) {
    this.merchantId = merchantId;
    this.merchant = merchant;
    this.code = refusal?.code ?? null;
    this.message = refusal?.message ?? null;
  }
}

@ObjectType({ description: 'Each was decided on its own.' })
class ApproveMerchantsSuccess {
  @Field(() => [BulkApproval], { description: 'What became of each, each once.' })
  readonly results: readonly BulkApproval[];

  constructor(results: readonly BulkApproval[]) {
    this.results = results;
  }
}

const ApproveMerchantsResult = createUnionType({
  name: 'ApproveMerchantsResult',
  description: 'What came of approving several shops.',
  types: () => [ApproveMerchantsSuccess, ForbiddenError, ValidationError] as const,
});

@Resolver()
export class ApproveMerchantsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ApproveMerchantsResult, {
    description:
      'Approves up to fifty applications that are clean (MerchantReview.isClean), each decided on its own. Coordinators only.',
  })
  async approveMerchants(
    @Arg('input', () => ApproveMerchantsInput, { description: 'Which.' }) input: ApproveMerchantsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ApproveMerchantsResult> {
    const { userId } = signedIn(context);
    const networkId = fromGlobalId('network', input.networkId);
    const asked = new Map(input.merchantIds.map((id) => [fromGlobalId('merchant', id), id]));
    const result = await approveMerchants(this.deps, { userId, networkId, merchantIds: [...asked.keys()] });
    switch (result.outcome) {
      case 'DECIDED':
        return new ApproveMerchantsSuccess(
          result.results.map(({ merchantId, result: one }) =>
            one.outcome === 'APPROVED'
              ? new BulkApproval(asked.get(merchantId) ?? '', freshMerchant(context, one.merchant), null)
              : new BulkApproval(asked.get(merchantId) ?? '', null, refusalOf(one, context.language)),
          ),
        );
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}

function refusalOf(
  outcome: Exclude<BulkOutcome, { outcome: 'APPROVED' }>,
  language: Language,
): Pick<UserError, 'code' | 'message'> {
  switch (outcome.outcome) {
    case 'NOT_CLEAN':
      return {
        code: 'NOT_CLEAN',
        message: say(language, {
          th: 'ร้านนี้ยังมีเรื่องให้ดูก่อน เปิดดูทีละร้าน',
          en: 'There is something to look at first. Please open this case by itself.',
        }),
      };
    case 'TAKEN':
      return new CaseTakenError(language, outcome.ownerName);
    case 'STATE':
      return merchantStateError(language, outcome.status);
    case 'OWN_SHOP':
      return ownShopError(language);
    case 'NOT_FOUND':
      return new ForbiddenError(language);
    default:
      return outcome satisfies never;
  }
}
