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
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { ForbiddenError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { freshMerchant } from './fresh-merchant.ts';
import { Merchant } from './merchant.type.ts';
import { updateMerchant } from './update-merchant.ts';

@InputType({ description: 'What changes about a shop; what is left out stays as it is.' })
class UpdateMerchantInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What it offers, to members; at most 2,000 characters.',
  })
  readonly description?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'When it is open, in words; at most 300 characters.',
  })
  readonly openingHours?: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: 'Thai, or with + and the country code.' })
  readonly phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Where to find it; null takes it away.' })
  readonly address?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "One of the caller's own uploads; null takes the picture away.",
  })
  readonly pictureId?: string | null;
}

@ObjectType({ description: 'The shop is as it was told.' })
class UpdateMerchantSuccess {
  @Field(() => Merchant, { description: 'The shop as it is now.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

const UpdateMerchantResult = createUnionType({
  name: 'UpdateMerchantResult',
  description: 'What came of changing a shop.',
  types: () => [UpdateMerchantSuccess, ForbiddenError, ValidationError] as const,
});

@Resolver()
export class UpdateMerchantResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => UpdateMerchantResult, {
    description: 'Changes what people read about a shop. Owners only.',
  })
  async updateMerchant(
    @Arg('input', () => UpdateMerchantInput, { description: 'What changes.' }) input: UpdateMerchantInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof UpdateMerchantResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const { pictureId } = input;
    const result = await updateMerchant(this.deps, { ...input, userId, merchantId, pictureId });
    switch (result.outcome) {
      case 'UPDATED':
        return new UpdateMerchantSuccess(freshMerchant(context, result.merchant));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}
