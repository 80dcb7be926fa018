import {
  Arg,
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
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { ownShopError } from '../merchants/merchant-refusals.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { changeOfferCostRule } from './change-offer-cost-rule.ts';
import { CostRule, CostRuleInput } from './cost-rule.type.ts';
import { loadCostRules, loadDefaultCostRules } from './cost-rule-store.ts';
import { freshOffer } from './fresh-offer.ts';
import { Offer } from './offer.type.ts';
import { maySeeAllOffers } from './offer-policy.ts';
import { offerStateError } from './offer-refusals.ts';

@InputType({ description: 'Who bears the cost of an offer from now on.' })
class ChangeOfferCostRuleInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly offerId!: string;

  @Field(() => CostRuleInput, { description: 'The rule for the uses that come.' })
  readonly costRule!: CostRuleInput;
}

@ObjectType({ description: 'The uses that come follow the rule; those before keep theirs.' })
class ChangeOfferCostRuleSuccess {
  @Field(() => Offer, { description: 'With its rule.' })
  readonly offer: Offer;

  constructor(offer: Offer) {
    this.offer = offer;
  }
}

const ChangeOfferCostRuleResult = createUnionType({
  name: 'ChangeOfferCostRuleResult',
  description: 'What came of changing who bears the cost.',
  types: () => [ChangeOfferCostRuleSuccess, ValidationError, StateError, ForbiddenError] as const,
});

/** What of an offer's cost is between its shop and the network. */
@Resolver(() => Offer)
export class OfferCostRuleResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => CostRule, {
    nullable: true,
    description: "Who bears its cost now. The shop's staff, coordinators and auditors: null for others.",
  })
  async costRule(@Root() { row }: Offer, @Ctx() context: GraphqlContext): Promise<CostRule | null> {
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.merchantId),
      viewerMembership(context, row.networkId),
    ]);
    if (!maySeeAllOffers(place, membership)) return null;
    const rule = await context.loaders.load(loadCostRules, row.id);
    return rule === null ? null : new CostRule(rule);
  }

  @Mutation(() => ChangeOfferCostRuleResult, {
    description:
      "For uses from now on. A coordinator who does not work at the shop; or the shop's owner and managers, where the network's share does not grow.",
  })
  async changeOfferCostRule(
    @Arg('input', () => ChangeOfferCostRuleInput, { description: 'Which offer, and who.' })
    input: ChangeOfferCostRuleInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ChangeOfferCostRuleResult> {
    const { userId } = signedIn(context);
    const offerId = fromGlobalId('offer', input.offerId);
    const result = await changeOfferCostRule(this.deps, { userId, offerId, costRule: input.costRule });
    switch (result.outcome) {
      case 'CHANGED':
        return new ChangeOfferCostRuleSuccess(freshOffer(context, result.offer));
      case 'STATE':
        return offerStateError(context.language, result.state);
      case 'NEEDS_COORDINATOR':
        return new ForbiddenError(context.language, {
          th: 'ให้ชุมชนช่วยออกมากขึ้น ต้องให้ผู้ประสานงานเป็นคนปรับ',
          en: 'A coordinator has to agree before the network bears more.',
        });
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
}

@Resolver(() => Merchant)
export class MerchantCostRuleResolver {
  @FieldResolver(() => CostRule, {
    nullable: true,
    description:
      "Who bears the cost of an offer that says nothing, by the network's policy. Staff, coordinators and auditors: null for others.",
  })
  async defaultCostRule(@Root() { row }: Merchant, @Ctx() context: GraphqlContext): Promise<CostRule | null> {
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.id),
      viewerMembership(context, row.networkId),
    ]);
    if (!maySeeAllOffers(place, membership)) return null;
    const rule = await context.loaders.load(loadDefaultCostRules, row.networkId);
    return rule === null ? null : new CostRule(rule);
  }
}
