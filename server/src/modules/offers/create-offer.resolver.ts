import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { ForbiddenError, ValidationError } from '../../graphql/user-error.ts';
import { OfferKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { shopHandOf } from '../merchants/shop-hand.ts';
import { CostRuleInput } from './cost-rule.type.ts';
import { createOffer } from './create-offer.ts';
import { freshOffer } from './fresh-offer.ts';
import { Offer } from './offer.type.ts';
import { WeeklyWindowInput } from './weekly-window.type.ts';

@InputType({ description: 'A new offer.' })
class CreateOfferInput {
  @Field(() => ID, { description: 'The shop; the caller is its owner or a manager.' })
  readonly merchantId!: string;

  @Field(() => OfferKind, {
    nullable: true,
    defaultValue: OfferKind.SPEND,
    description: 'What happens to the points. It stays as it is.',
  })
  readonly kind?: OfferKind | null;

  @Field(() => LocalizedTextInput, { description: 'What there is to be had; 1 to 120 characters.' })
  readonly title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'More about it; at most 2,000 characters.',
  })
  readonly description?: LocalizedTextInput | null;

  @Field(() => Int, { description: 'What it costs a member; 1 to 1,000,000.' })
  readonly costPoints!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are; 1 to 10,000,000, or null: unlimited.',
  })
  readonly stockTotal?: number | null;

  @Field(() => Int, { nullable: true, description: 'How many one member may have; 1 to 10,000, or null.' })
  readonly perMemberLimit?: number | null;

  @Field(() => Date, { nullable: true, description: 'From when it can be redeemed.' })
  readonly availableFrom?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when it can be redeemed: in the future.' })
  readonly availableUntil?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long a voucher is good for, in hours; 1 to 8,760. 168 when left out.',
  })
  readonly voucherValidHours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'HOLD: for how many days it is lent, 1 to 365. 7 when nothing is said of a HOLD offer.',
  })
  readonly loanDays?: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'HOLD: the points are a guarantee until then, in the future; not with loanDays.',
  })
  readonly guaranteeUntil?: Date | null;

  @Field(() => [WeeklyWindowInput], {
    nullable: true,
    description:
      'On which days and hours it can be redeemed; at most 21 openings a week. Empty or null: on all.',
  })
  readonly weeklyWindows?: WeeklyWindowInput[] | null;

  @Field(() => ID, { nullable: true, description: "One of the caller's own uploads; not with a pictureKey." })
  readonly pictureId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A picture that ships with the app, for example fluent:steaming-bowl.',
  })
  readonly pictureKey?: string | null;

  @Field(() => CostRuleInput, {
    nullable: true,
    description: "Who bears its cost; by the network's policy when left out.",
  })
  readonly costRule?: CostRuleInput | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'False keeps a draft.' })
  readonly submit?: boolean | null;
}

@ObjectType({ description: 'The offer is written.' })
class CreateOfferSuccess {
  @Field(() => Offer, {
    description: 'The offer: DRAFT, SUBMITTED, or LIVE where the network lets this trusted shop.',
  })
  readonly offer: Offer;

  constructor(offer: Offer) {
    this.offer = offer;
  }
}

const CreateOfferResult = createUnionType({
  name: 'CreateOfferResult',
  description: 'What came of writing an offer.',
  types: () => [CreateOfferSuccess, ValidationError, ForbiddenError] as const,
});

@Resolver()
export class CreateOfferResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => CreateOfferResult, {
    description: 'Writes an offer and submits it. Owners and managers of the shop only.',
  })
  async createOffer(
    @Arg('input', () => CreateOfferInput, { description: 'The offer.' }) input: CreateOfferInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CreateOfferResult> {
    const hand = shopHandOf(context);
    const result = await createOffer(this.deps, {
      ...input,
      hand,
      merchantId: fromGlobalId('merchant', input.merchantId),
      kind: input.kind ?? OfferKind.SPEND,
      submit: input.submit ?? true,
    });
    switch (result.outcome) {
      case 'CREATED':
        return new CreateOfferSuccess(freshOffer(context, result.offer));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}
