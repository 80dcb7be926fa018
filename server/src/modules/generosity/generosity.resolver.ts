import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { freshMerchant } from '../merchants/fresh-merchant.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { type GenerosityRow, loadGenerosity } from './generosity-store.ts';
import { setMonthlyCeiling } from './set-monthly-ceiling.ts';

@ObjectType({ description: "What a shop with a ceiling gives in this calendar month of the network's time." })
class MonthlyGenerosity {
  constructor(private readonly row: GenerosityRow) {}

  @Field(() => Int, { description: 'Points that its offers give in a month, at most.' })
  get ceilingPoints(): number {
    return this.row.ceilingPoints;
  }

  @Field(() => Int, { description: 'Points that they have given; what came back is given no more.' })
  get givenPoints(): number {
    return this.row.givenPoints;
  }

  @Field(() => Int, {
    description:
      'Of the ceiling, what is open up to today: a tenth from the first day, the rest in equal parts day by day.',
  })
  get openPoints(): number {
    return this.row.openPoints;
  }
}

@InputType({ description: 'How much a shop gives in a month.' })
class SetMonthlyCeilingInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Points that its offers give in a calendar month, 1 to 10,000,000; null: no ceiling.',
  })
  readonly points?: number | null;
}

@ObjectType({ description: 'The ceiling is set.' })
class SetMonthlyCeilingSuccess {
  @Field(() => Merchant, { description: 'The shop.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

const SetMonthlyCeilingResult = createUnionType({
  name: 'SetMonthlyCeilingResult',
  description: 'What came of setting a ceiling.',
  types: () => [SetMonthlyCeilingSuccess, ValidationError, ForbiddenError] as const,
});

@Resolver(() => Merchant)
export class GenerosityResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => MonthlyGenerosity, {
    nullable: true,
    description:
      'Null without a ceiling, and for all but owners and managers of the shop, coordinators and auditors.',
  })
  async generosity(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<MonthlyGenerosity | null> {
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.id),
      viewerMembership(context, row.networkId),
    ]);
    if (!mayManageOffers(place) && !mayReadNetwork(membership)) return null;
    const month = await context.loaders.load(loadGenerosity, row.id);
    return month === null ? null : new MonthlyGenerosity(month);
  }

  @Mutation(() => SetMonthlyCeilingResult, {
    description: "Paces all the shop's offers over the days of each month. Owners of the shop only.",
  })
  async setMonthlyCeiling(
    @Arg('input', () => SetMonthlyCeilingInput, { description: 'Which, and how much.' })
    input: SetMonthlyCeilingInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SetMonthlyCeilingResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const result = await setMonthlyCeiling(this.deps, { userId, merchantId, points: input.points ?? null });
    switch (result.outcome) {
      case 'SET':
        context.loaders.clear(loadGenerosity, result.merchant.id);
        return new SetMonthlyCeilingSuccess(freshMerchant(context, result.merchant));
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}
