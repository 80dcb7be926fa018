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
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import { NetworkSetting } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { type ChangeNetworkSettingOutcome, changeNetworkSetting } from './change-network-setting.ts';
import { type SettleSettingChangeOutcome, settleSettingChange } from './settle-setting-change.ts';

@InputType({ description: 'A rule of the network, and what it is to be.' })
class ChangeNetworkSettingInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => NetworkSetting, { description: 'Which rule.' })
  readonly setting!: NetworkSetting;

  @Field(() => Int, { description: 'Within NetworkSettingEntry.minimum and maximum; a yes is 1, a no is 0.' })
  readonly value!: number;
}

@InputType({ description: 'Which change to agree to.' })
class ConfirmSettingChangeInput {
  @Field(() => ID, { description: 'A change that another coordinator proposed.' })
  readonly changeId!: string;
}

@InputType({ description: 'Which change to withdraw.' })
class WithdrawSettingChangeInput {
  @Field(() => ID, { description: 'A change that waits.' })
  readonly changeId!: string;
}

@ObjectType({ description: 'It is done, or proposed.' })
class NetworkSettingSuccess {
  @Field(() => Network, { description: 'The network, with its settings.' })
  readonly network: Network;

  @Field(() => Boolean, {
    description: 'True when it waits for a second coordinator: it loosens a rule that wants two people.',
  })
  readonly isProposed: boolean;

  constructor(network: Network, isProposed: boolean) {
    this.network = network;
    this.isProposed = isProposed;
  }
}

const NetworkSettingResult = createUnionType({
  name: 'NetworkSettingResult',
  description: 'What came of changing a rule of the network.',
  types: () => [NetworkSettingSuccess, ForbiddenError, StateError, ValidationError] as const,
});

@Resolver()
export class ChangeSettingsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => NetworkSettingResult, {
    description:
      'Sets a rule of the network. What loosens a rule for two people waits for a second coordinator, where there are two. Coordinators only.',
  })
  async changeNetworkSetting(
    @Arg('input', () => ChangeNetworkSettingInput, { description: 'Which, and what.' })
    input: ChangeNetworkSettingInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof NetworkSettingResult> {
    const { userId } = signedIn(context);
    const networkId = fromGlobalId('network', input.networkId);
    const { setting, value } = input;
    return answer(await changeNetworkSetting(this.deps, { userId, networkId, setting, value }), context);
  }

  @Mutation(() => NetworkSettingResult, {
    description: 'Agrees to a change that another coordinator proposed. Coordinators only.',
  })
  confirmSettingChange(
    @Arg('input', () => ConfirmSettingChangeInput, { description: 'Which.' })
    input: ConfirmSettingChangeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof NetworkSettingResult> {
    return this.#settle(input.changeId, true, context);
  }

  @Mutation(() => NetworkSettingResult, {
    description: 'Takes back a change that waits, the caller’s own or another’s. Coordinators only.',
  })
  withdrawSettingChange(
    @Arg('input', () => WithdrawSettingChangeInput, { description: 'Which.' })
    input: WithdrawSettingChangeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof NetworkSettingResult> {
    return this.#settle(input.changeId, false, context);
  }

  async #settle(
    id: string,
    isConfirmed: boolean,
    context: GraphqlContext,
  ): Promise<typeof NetworkSettingResult> {
    const { userId } = signedIn(context);
    const changeId = fromGlobalId('setting', id);
    return answer(await settleSettingChange(this.deps, { userId, changeId, isConfirmed }), context);
  }
}

async function answer(
  result: ChangeNetworkSettingOutcome | SettleSettingChangeOutcome,
  context: GraphqlContext,
): Promise<typeof NetworkSettingResult> {
  switch (result.outcome) {
    case 'APPLIED':
    case 'PROPOSED':
    case 'SETTLED': {
      context.loaders.clear(loadNetworksById, result.networkId);
      const network = await context.loaders.load(loadNetworksById, result.networkId);
      if (network === null) throw new Error('a setting without its network');
      return new NetworkSettingSuccess(new Network(network), result.outcome === 'PROPOSED');
    }
    case 'OWN_PROPOSAL':
      return new ForbiddenError(context.language, {
        th: 'คุณเป็นคนเสนอเอง ให้ผู้ประสานงานอีกคนเป็นคนยืนยัน',
        en: 'You proposed this yourself, so another coordinator has to agree.',
      });
    case 'ALREADY_SETTLED':
      return new StateError(context.language, 'SETTLED', {
        th: 'ข้อเสนอนี้ตัดสินไปแล้ว',
        en: 'This proposal has been settled already.',
      });
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    default:
      return result satisfies never;
  }
}
