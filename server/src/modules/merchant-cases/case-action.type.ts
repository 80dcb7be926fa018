import { createUnionType, Field, ObjectType } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import { freshMerchant } from '../merchants/fresh-merchant.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { merchantStateError, ownShopError } from '../merchants/merchant-refusals.ts';
import type { CaseActionOutcome } from './case-action.ts';
import { CaseTakenError } from './case-errors.type.ts';

@ObjectType({ description: 'It is done.' })
export class MerchantCaseSuccess {
  @Field(() => Merchant, { description: 'The shop as it is now.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

export const MerchantCaseResult = createUnionType({
  name: 'MerchantCaseResult',
  description: 'What came of something done on the case of a shop.',
  types: () => [MerchantCaseSuccess, StateError, ForbiddenError, ValidationError, CaseTakenError] as const,
});

/** The outcome of a use case as the API says it. */
export function answerOnCase(result: CaseActionOutcome, context: GraphqlContext): typeof MerchantCaseResult {
  switch (result.outcome) {
    case 'DONE':
      return new MerchantCaseSuccess(freshMerchant(context, result.merchant));
    case 'STATE':
      return merchantStateError(context.language, result.status);
    case 'TAKEN':
      return new CaseTakenError(context.language, result.ownerName);
    case 'OWN_SHOP':
      return ownShopError(context.language);
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    default:
      return result satisfies never;
  }
}
