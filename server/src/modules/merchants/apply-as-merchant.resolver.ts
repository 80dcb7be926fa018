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
import { AlreadyExistsError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { applyAsMerchant } from './apply-as-merchant.ts';
import { freshMerchant } from './fresh-merchant.ts';
import { Merchant } from './merchant.type.ts';

@InputType({ description: 'A shop that would like to take part.' })
class ApplyAsMerchantInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => LocalizedTextInput, { description: "The shop's name; 1 to 120 characters." })
  readonly name!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What it offers, to members; at most 2,000 characters.',
  })
  readonly description?: LocalizedTextInput | null;

  @Field(() => String, { description: 'Thai, or with + and the country code.' })
  readonly phone!: string;

  @Field(() => String, { description: "The code of one of the network's categories, for example FOOD." })
  readonly category!: string;

  @Field(() => String, { nullable: true, description: 'Where to find it; at most 300 characters.' })
  readonly address?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north, -90 to 90; only with a longitude.' })
  readonly latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east, -180 to 180; only with a latitude.' })
  readonly longitude?: number | null;

  @Field(() => ID, { nullable: true, description: 'One of Network.places, when it is in one of them.' })
  readonly placeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'One of the caller’s own uploads.' })
  readonly pictureId?: string | null;
}

@ObjectType({ description: 'The application is in; the coordinators are told.' })
class ApplyAsMerchantSuccess {
  @Field(() => Merchant, { description: 'The shop, APPLIED; the caller is its owner.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

const ApplyAsMerchantResult = createUnionType({
  name: 'ApplyAsMerchantResult',
  description: 'What came of an application.',
  types: () => [ApplyAsMerchantSuccess, ValidationError, AlreadyExistsError] as const,
});

@Resolver()
export class ApplyAsMerchantResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ApplyAsMerchantResult, {
    description:
      'Asks that a shop may take part. One person may own several shops, each with a name of its own.',
  })
  async applyAsMerchant(
    @Arg('input', () => ApplyAsMerchantInput, { description: 'The shop.' }) input: ApplyAsMerchantInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ApplyAsMerchantResult> {
    const { userId } = signedIn(context);
    const networkId = fromGlobalId('network', input.networkId);
    const { pictureId, placeId } = input;
    const command = { ...input, userId, networkId, pictureId, placeId };
    const result = await applyAsMerchant(this.deps, command);
    switch (result.outcome) {
      case 'APPLIED':
        return new ApplyAsMerchantSuccess(freshMerchant(context, result.merchant));
      case 'ALREADY_APPLIED':
        return new AlreadyExistsError(context.language, {
          th: 'คุณสมัครร้านชื่อนี้ในชุมชนนี้ไว้แล้ว',
          en: 'You have applied with a shop of this name in this community already.',
        });
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}
