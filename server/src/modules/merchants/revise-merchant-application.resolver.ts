import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  Float,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { freshMerchant } from './fresh-merchant.ts';
import { Merchant } from './merchant.type.ts';
import { merchantStateError } from './merchant-refusals.ts';
import { reviseMerchantApplication } from './revise-merchant-application.ts';

@InputType({ description: 'What changes in an application; what is left out stays as it is.' })
class ReviseMerchantApplicationInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: "The shop's name; 1 to 120 characters." })
  readonly name?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What it offers, to members; at most 2,000 characters.',
  })
  readonly description?: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: 'Thai, or with + and the country code.' })
  readonly phone?: string | null;

  @Field(() => String, { nullable: true, description: "The code of one of the network's categories." })
  readonly category?: string | null;

  @Field(() => String, { nullable: true, description: 'Where to find it; null takes it away.' })
  readonly address?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north; with the longitude, or both null.' })
  readonly latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east; with the latitude, or both null.' })
  readonly longitude?: number | null;

  @Field(() => ID, { nullable: true, description: 'One of Network.places; null: in none of them.' })
  readonly placeId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "One of the caller's own uploads; null takes the picture away.",
  })
  readonly pictureId?: string | null;
}

@ObjectType({ description: 'The application waits for a coordinator again.' })
class ReviseMerchantApplicationSuccess {
  @Field(() => Merchant, { description: 'The shop, APPLIED.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

const ReviseMerchantApplicationResult = createUnionType({
  name: 'ReviseMerchantApplicationResult',
  description: 'What came of revising an application.',
  types: () => [ReviseMerchantApplicationSuccess, StateError, ForbiddenError, ValidationError] as const,
});

@Resolver()
export class ReviseMerchantApplicationResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ReviseMerchantApplicationResult, {
    description: 'Answers a request for changes; the application is APPLIED again. Owners only.',
  })
  async reviseMerchantApplication(
    @Arg('input', () => ReviseMerchantApplicationInput, { description: 'What changes.' })
    input: ReviseMerchantApplicationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ReviseMerchantApplicationResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const { pictureId, placeId } = input;
    const command = { ...input, userId, merchantId, pictureId, placeId };
    const result = await reviseMerchantApplication(this.deps, command);
    switch (result.outcome) {
      case 'RESUBMITTED':
        return new ReviseMerchantApplicationSuccess(freshMerchant(context, result.merchant));
      case 'STATE':
        return merchantStateError(context.language, result.status);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}
