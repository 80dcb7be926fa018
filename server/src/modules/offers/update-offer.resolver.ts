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
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { CostRuleInput } from './cost-rule.type.ts';
import { freshOffer } from './fresh-offer.ts';
import { Offer } from './offer.type.ts';
import { offerStateError } from './offer-refusals.ts';
import { updateOffer } from './update-offer.ts';

@InputType({ description: 'What changes in an offer; what is left out stays as it is.' })
class UpdateOfferInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What there is to be had; 1 to 120 characters.',
  })
  readonly title?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'More about it; at most 2,000 characters.',
  })
  readonly description?: LocalizedTextInput | null;

  @Field(() => Int, { nullable: true, description: 'What it costs a member; 1 to 1,000,000.' })
  readonly costPoints?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are; 1 to 10,000,000, or null: unlimited.',
  })
  readonly stockTotal?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many one member may have; 1 to 10,000, or null: any.',
  })
  readonly perMemberLimit?: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'From when it can be redeemed; null: from when it is live.',
  })
  readonly availableFrom?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when: in the future; null: until it ends.' })
  readonly availableUntil?: Date | null;

  @Field(() => Int, { nullable: true, description: 'How long a voucher is good for, in hours; 1 to 8,760.' })
  readonly voucherValidHours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "HOLD: for how many days it is lent, 1 to 365; takes a guarantee's place.",
  })
  readonly loanDays?: number | null;

  @Field(() => Date, {
    nullable: true,
    description: "HOLD: the points are a guarantee until then, in the future; takes a loan's place.",
  })
  readonly guaranteeUntil?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: "One of the caller's own uploads; null takes an upload away.",
  })
  readonly pictureId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A picture that ships with the app, for example fluent:steaming-bowl; null takes it away.',
  })
  readonly pictureKey?: string | null;

  @Field(() => CostRuleInput, {
    nullable: true,
    description: 'Who bears its cost.',
  })
  readonly costRule?: CostRuleInput | null;
}

@ObjectType({ description: 'The offer is as it was told.' })
class UpdateOfferSuccess {
  @Field(() => Offer, { description: 'The offer as it is now, in the state that it was in.' })
  readonly offer: Offer;

  constructor(offer: Offer) {
    this.offer = offer;
  }
}

const UpdateOfferResult = createUnionType({
  name: 'UpdateOfferResult',
  description: 'What came of changing an offer.',
  types: () => [UpdateOfferSuccess, ValidationError, StateError, ForbiddenError] as const,
});

@Resolver()
export class UpdateOfferResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => UpdateOfferResult, {
    description: 'Drafts and offers with requested changes only. Owners and managers of the shop only.',
  })
  async updateOffer(
    @Arg('input', () => UpdateOfferInput, { description: 'What changes.' }) input: UpdateOfferInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof UpdateOfferResult> {
    const { userId } = signedIn(context);
    const offerId = fromGlobalId('offer', input.offerId);
    const result = await updateOffer(this.deps, { ...input, userId, offerId });
    switch (result.outcome) {
      case 'UPDATED':
        return new UpdateOfferSuccess(freshOffer(context, result.offer));
      case 'STATE':
        return offerStateError(context.language, result.state);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}
