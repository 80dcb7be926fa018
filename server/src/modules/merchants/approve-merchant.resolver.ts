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
import { ForbiddenError, StateError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { CaseTakenError, ChecklistOpenError } from '../merchant-cases/case-errors.type.ts';
import { approveMerchant } from './approve-merchant.ts';
import { freshMerchant } from './fresh-merchant.ts';
import { Merchant } from './merchant.type.ts';
import { merchantStateError, ownShopError } from './merchant-refusals.ts';

@InputType({ description: 'Which application to approve.' })
class ApproveMerchantInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;
}

@ObjectType({ description: 'The shop takes part; those who run it are told.' })
class ApproveMerchantSuccess {
  @Field(() => Merchant, { description: 'The shop, APPROVED.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

const ApproveMerchantResult = createUnionType({
  name: 'ApproveMerchantResult',
  description: 'What came of approving a shop.',
  types: () =>
    [ApproveMerchantSuccess, StateError, ForbiddenError, CaseTakenError, ChecklistOpenError] as const,
});

@Resolver()
export class ApproveMerchantResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ApproveMerchantResult, {
    description: 'Coordinators only, and never for a shop of their own.',
  })
  async approveMerchant(
    @Arg('input', () => ApproveMerchantInput, { description: 'Which.' }) input: ApproveMerchantInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ApproveMerchantResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const result = await approveMerchant(this.deps, { userId, merchantId });
    switch (result.outcome) {
      case 'DECIDED':
        return new ApproveMerchantSuccess(freshMerchant(context, result.merchant));
      case 'STATE':
        return merchantStateError(context.language, result.status);
      case 'TAKEN':
        return new CaseTakenError(context.language, result.ownerName);
      case 'CHECKLIST_OPEN':
        return new ChecklistOpenError(context.language, result.openItemCount);
      case 'OWN_SHOP':
        return ownShopError(context.language);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}
