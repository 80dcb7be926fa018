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
import { badRequest, fromGlobalId } from '../../graphql/global-id.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import {
  ForbiddenError,
  IdempotencyConflictError,
  type Message,
  StateError,
  ValidationError,
} from '../../graphql/user-error.ts';
import type { FundingState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { addToGiftFund } from './add-to-gift-fund.ts';
import { GiftFund, GiftFunding } from './gift-fund.type.ts';
import { readGiftFund } from './gift-store.ts';
import { setGiftRules } from './set-gift-rules.ts';
import { settleGiftFunding } from './settle-gift-funding.ts';

@InputType({ description: 'Points for the fund, and the key that makes a retry safe.' })
class AddToGiftFundInput {
  @Field(() => ID, { description: 'Whose fund.' })
  readonly networkId!: string;

  @Field(() => Int, { description: '1 to 100,000.' })
  readonly points!: number;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key counts once.',
  })
  readonly idempotencyKey!: string;
}

@InputType({ description: 'Which funding.' })
class GiftFundingInput {
  @Field(() => ID, { description: 'One that waits.' })
  readonly fundingId!: string;
}

@InputType({ description: 'What members may give away.' })
class SetGiftRulesInput {
  @Field(() => ID, { description: 'Whose members.' })
  readonly networkId!: string;

  @Field(() => Int, { description: 'Each member in a month: 0 to 1,000. With 0 nobody gives.' })
  readonly monthlyGiftPoints!: number;

  @Field(() => Int, { description: 'At once: 1 to 1,000.' })
  readonly giftLimitPoints!: number;
}

@ObjectType({ description: 'The points are in the fund, or wait for a second coordinator: see its state.' })
class AddToGiftFundSuccess {
  @Field(() => GiftFunding, { description: 'As it is now.' })
  readonly funding: GiftFunding;

  @Field(() => Boolean, { description: 'True when this key was answered before: nothing was added again.' })
  readonly replayed: boolean;

  constructor(funding: GiftFunding, replayed: boolean) {
    this.funding = funding;
    this.replayed = replayed;
  }
}

const AddToGiftFundResult = createUnionType({
  name: 'AddToGiftFundResult',
  description: 'What came of points for the fund.',
  types: () =>
    [AddToGiftFundSuccess, ValidationError, StateError, ForbiddenError, IdempotencyConflictError] as const,
});

@ObjectType({ description: 'It waits no more.' })
class SettleGiftFundingSuccess {
  @Field(() => GiftFunding, { description: 'As it is now.' })
  readonly funding: GiftFunding;

  constructor(funding: GiftFunding) {
    this.funding = funding;
  }
}

const SettleGiftFundingResult = createUnionType({
  name: 'SettleGiftFundingResult',
  description: 'What came of a decision on points for the fund.',
  types: () => [SettleGiftFundingSuccess, StateError, ForbiddenError] as const,
});

@ObjectType({ description: 'It holds from now on.' })
class SetGiftRulesSuccess {
  @Field(() => GiftFund, { description: 'The fund and its rules as they are now.' })
  readonly giftFund: GiftFund;

  constructor(giftFund: GiftFund) {
    this.giftFund = giftFund;
  }
}

const SetGiftRulesResult = createUnionType({
  name: 'SetGiftRulesResult',
  description: 'What came of other rules for gifts.',
  types: () => [SetGiftRulesSuccess, ValidationError, ForbiddenError] as const,
});

const settled: Record<FundingState, Message> = {
  PROPOSED: { th: 'รายการนี้ยังรออยู่', en: 'It still waits.' },
  FUNDED: { th: 'แต้มนี้เข้ากองทุนแล้ว', en: 'These points are in the fund already.' },
  WITHDRAWN: { th: 'รายการนี้ถูกยกเลิกไปแล้ว', en: 'It was withdrawn.' },
};

const tooManyWaiting: Message = {
  th: 'มีรายการรอผู้ประสานงานอีกคนอยู่หลายรายการแล้ว จัดการก่อนนะ',
  en: 'Many wait for a second coordinator already. See to those first.',
};

/** The coordinators' side of giving. */
@Resolver()
export class GiftFundMutationsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => AddToGiftFundResult, {
    description:
      'Puts points into the fund that members give out of. Beyond soloLeftPoints it waits for a second coordinator. Coordinators only.',
  })
  async addToGiftFund(
    @Arg('input', () => AddToGiftFundInput, { description: 'How many.' }) input: AddToGiftFundInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof AddToGiftFundResult> {
    const { userId } = signedIn(context);
    const { points, idempotencyKey } = input;
    if (!isKey(idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    const networkId = fromGlobalId('network', input.networkId);
    const result = await addToGiftFund(this.deps, { userId, networkId, points, idempotencyKey });
    const { language } = context;
    switch (result.outcome) {
      case 'ADDED':
        return new AddToGiftFundSuccess(new GiftFunding(result.funding), result.replayed);
      case 'INVALID':
        return new ValidationError(language, result.problems);
      case 'TOO_MANY_WAITING':
        return new StateError(language, 'PROPOSED', tooManyWaiting);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => SettleGiftFundingResult, {
    description: 'Agrees to what another coordinator has proposed: the points are in the fund.',
  })
  confirmGiftFunding(
    @Arg('input', () => GiftFundingInput, { description: 'Which.' }) input: GiftFundingInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SettleGiftFundingResult> {
    return this.#settle(input, 'FUNDED', context);
  }

  @Mutation(() => SettleGiftFundingResult, {
    description: 'Takes a proposal back, or declines it. Coordinators only.',
  })
  withdrawGiftFunding(
    @Arg('input', () => GiftFundingInput, { description: 'Which.' }) input: GiftFundingInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SettleGiftFundingResult> {
    return this.#settle(input, 'WITHDRAWN', context);
  }

  @Mutation(() => SetGiftRulesResult, {
    description: 'Sets what members may give away, from the next gift on. Coordinators only.',
  })
  async setGiftRules(
    @Arg('input', () => SetGiftRulesInput, { description: 'How much.' }) input: SetGiftRulesInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SetGiftRulesResult> {
    const { userId } = signedIn(context);
    const { monthlyGiftPoints, giftLimitPoints } = input;
    const networkId = fromGlobalId('network', input.networkId);
    const result = await setGiftRules(this.deps, { userId, networkId, monthlyGiftPoints, giftLimitPoints });
    switch (result.outcome) {
      case 'SET':
        return new SetGiftRulesSuccess(
          new GiftFund(result.networkId, await readGiftFund(this.deps.database, result.networkId)),
        );
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  async #settle(
    input: GiftFundingInput,
    to: 'FUNDED' | 'WITHDRAWN',
    context: GraphqlContext,
  ): Promise<typeof SettleGiftFundingResult> {
    const { userId } = signedIn(context);
    const fundingId = fromGlobalId('funding', input.fundingId);
    const result = await settleGiftFunding(this.deps, { userId, fundingId, to });
    const { language } = context;
    switch (result.outcome) {
      case 'SETTLED':
        return new SettleGiftFundingSuccess(new GiftFunding(result.funding));
      case 'ALREADY_SETTLED':
        return new StateError(language, result.funding.state, settled[result.funding.state]);
      case 'OWN_PROPOSAL':
        return new ForbiddenError(language, {
          th: 'คุณเป็นคนเสนอเอง ต้องให้ผู้ประสานงานอีกคนเป็นคนเห็นด้วย',
          en: 'You have proposed it yourself; another coordinator has to agree.',
        });
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }
}
