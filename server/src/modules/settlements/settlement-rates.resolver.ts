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
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import {
  AlreadyExistsError,
  ForbiddenError,
  IdempotencyConflictError,
  StateError,
  ValidationError,
} from '../../graphql/user-error.ts';
import { SettlementPeriod } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { CostRuleInput } from '../offers/cost-rule.type.ts';
import { loadDefaultCostRules } from '../offers/cost-rule-store.ts';
import { decideSettlementRate } from './decide-settlement-rate.ts';
import { loadSettlementPolicies } from './policy-store.ts';
import { proposeSettlementRate } from './propose-settlement-rate.ts';
import { loadNextRates, loadRatesInForce } from './rate-store.ts';
import { setSettlementPolicy } from './set-settlement-policy.ts';
import { SettlementRate } from './settlement-rate.type.ts';

@InputType({ description: 'What a point is to be worth.' })
class ProposeSettlementRateInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => Int, { description: 'In satang, 1/100 baht; 0 to 1,000,000.' })
  readonly satangPerPoint!: number;

  @Field(() => CalendarDate, { description: 'From which day on: tomorrow at the earliest.' })
  readonly fromDay!: string;

  @Field(() => String, {
    description: 'The same key is answered alike and proposes once; 8 to 128 characters.',
  })
  readonly idempotencyKey!: string;
}

@InputType({ description: 'Which rate.' })
class SettlementRateInput {
  @Field(() => ID, { description: 'The rate.' })
  readonly rateId!: string;
}

@InputType({ description: 'How a network settles; what is left out stays.' })
class SetSettlementPolicyInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => SettlementPeriod, {
    nullable: true,
    description: 'How often statements are drawn up, after the period that runs.',
  })
  readonly period?: SettlementPeriod | null;

  @Field(() => CostRuleInput, {
    nullable: true,
    description: 'Who bears the cost of offers that are written from now on without a word about it.',
  })
  readonly costRule?: CostRuleInput | null;
}

@ObjectType({ description: 'The rate is written down.' })
class ProposeSettlementRateSuccess {
  @Field(() => SettlementRate, {
    description: 'PROPOSED, or CONFIRMED where there is no second coordinator.',
  })
  readonly rate: SettlementRate;

  @Field(() => Boolean, { description: 'True when this key did it before.' })
  readonly replayed: boolean;

  constructor(rate: SettlementRate, replayed: boolean) {
    this.rate = rate;
    this.replayed = replayed;
  }
}

@ObjectType({ description: 'It is decided.' })
class SettlementRateSuccess {
  @Field(() => SettlementRate, { description: 'As it is now.' })
  readonly rate: SettlementRate;

  constructor(rate: SettlementRate) {
    this.rate = rate;
  }
}

@ObjectType({ description: 'It is as it was told.' })
class SetSettlementPolicySuccess {
  @Field(() => Network, { description: 'With its policy.' })
  readonly network: Network;

  constructor(network: Network) {
    this.network = network;
  }
}

const ProposeSettlementRateResult = createUnionType({
  name: 'ProposeSettlementRateResult',
  description: 'What came of proposing a rate.',
  types: () =>
    [
      ProposeSettlementRateSuccess,
      ValidationError,
      AlreadyExistsError,
      IdempotencyConflictError,
      ForbiddenError,
    ] as const,
});

const SettlementRateResult = createUnionType({
  name: 'SettlementRateResult',
  description: 'What came of a decision on a rate.',
  types: () => [SettlementRateSuccess, StateError, ForbiddenError] as const,
});

const SetSettlementPolicyResult = createUnionType({
  name: 'SetSettlementPolicyResult',
  description: 'What came of changing how a network settles.',
  types: () => [SetSettlementPolicySuccess, ValidationError, ForbiddenError] as const,
});

/** What coordinators decide about settlement as a whole. */
@Resolver()
export class SettlementRatesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ProposeSettlementRateResult, {
    description:
      'Says what a point is worth from a day on; another coordinator confirms it. Coordinators only.',
  })
  async proposeSettlementRate(
    @Arg('input', () => ProposeSettlementRateInput, { description: 'The rate.' })
    input: ProposeSettlementRateInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ProposeSettlementRateResult> {
    const { userId } = signedIn(context);
    const networkId = fromGlobalId('network', input.networkId);
    const result = await proposeSettlementRate(this.deps, { ...input, userId, networkId });
    switch (result.outcome) {
      case 'PROPOSED':
        forgetRates(context, result.rate.networkId);
        return new ProposeSettlementRateSuccess(new SettlementRate(result.rate), result.replayed);
      case 'DAY_TAKEN':
        return new AlreadyExistsError(context.language, {
          th: 'มีอัตราที่เริ่มวันนี้อยู่แล้ว ยกเลิกอันนั้นก่อน',
          en: 'Another rate begins on that day. Withdraw that one first.',
        });
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(context.language);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => SettlementRateResult, {
    description: 'A second coordinator confirms a rate, before its day begins.',
  })
  confirmSettlementRate(
    @Arg('input', () => SettlementRateInput, { description: 'Which.' }) input: SettlementRateInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SettlementRateResult> {
    return this.#decide(input, 'CONFIRM', context);
  }

  @Mutation(() => SettlementRateResult, {
    description: 'Takes a rate back before its day begins. Coordinators only.',
  })
  withdrawSettlementRate(
    @Arg('input', () => SettlementRateInput, { description: 'Which.' }) input: SettlementRateInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SettlementRateResult> {
    return this.#decide(input, 'WITHDRAW', context);
  }

  @Mutation(() => SetSettlementPolicyResult, {
    description:
      'How often statements are drawn up, and who bears the cost of new offers. Coordinators only.',
  })
  async setSettlementPolicy(
    @Arg('input', () => SetSettlementPolicyInput, { description: 'What changes.' })
    input: SetSettlementPolicyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SetSettlementPolicyResult> {
    const { userId } = signedIn(context);
    const result = await setSettlementPolicy(this.deps, {
      userId,
      networkId: fromGlobalId('network', input.networkId),
      period: input.period ?? null,
      costRule: input.costRule ?? null,
    });
    switch (result.outcome) {
      case 'SET': {
        context.loaders.clear(loadSettlementPolicies, result.networkId);
        context.loaders.clear(loadDefaultCostRules, result.networkId);
        const network = await context.loaders.load(loadNetworksById, result.networkId);
        if (network === null) throw new Error('a policy without its network');
        return new SetSettlementPolicySuccess(new Network(network));
      }
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  async #decide(
    input: SettlementRateInput,
    decision: 'CONFIRM' | 'WITHDRAW',
    context: GraphqlContext,
  ): Promise<typeof SettlementRateResult> {
    const { userId } = signedIn(context);
    const rateId = fromGlobalId('rate', input.rateId);
    const result = await decideSettlementRate(this.deps, { userId, rateId, decision });
    switch (result.outcome) {
      case 'DECIDED':
        forgetRates(context, result.rate.networkId);
        return new SettlementRateSuccess(new SettlementRate(result.rate));
      case 'OWN':
        return new ForbiddenError(context.language, {
          th: 'คุณเป็นคนเสนออัตรานี้ ให้ผู้ประสานงานอีกคนยืนยัน',
          en: 'You proposed it, so another coordinator has to confirm it.',
        });
      case 'BEGUN':
        return new StateError(context.language, 'BEGUN', {
          th: 'อัตรานี้ถึงวันเริ่มแล้ว เปลี่ยนไม่ได้ ตั้งอัตราใหม่ต่อจากนี้ได้',
          en: 'Its day has begun, so it cannot be changed. Propose the next rate instead.',
        });
      case 'STATE':
        return new StateError(context.language, result.state, {
          th: 'อัตรานี้ถูกยกเลิกแล้ว',
          en: 'This rate was withdrawn.',
        });
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}

function forgetRates({ loaders }: GraphqlContext, networkId: string): void {
  loaders.clear(loadRatesInForce, networkId);
  loaders.clear(loadNextRates, networkId);
}
