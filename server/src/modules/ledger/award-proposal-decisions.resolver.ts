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
import type { Language } from '../../graphql/language.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { AwardProposal } from './award-proposal.type.ts';
import { loadProposalsById } from './award-proposal-store.ts';
import { confirmAwardProposal } from './confirm-award-proposal.ts';
import { declineAwardProposal } from './decline-award-proposal.ts';
import { lowerAwardSoloLimit } from './lower-award-solo-limit.ts';

@InputType({ description: 'Which proposal is confirmed.' })
class ConfirmAwardProposalInput {
  @Field(() => ID, { description: 'The proposal.' })
  readonly proposalId!: string;
}

@InputType({ description: 'Which proposal is left as it is, and why.' })
class DeclineAwardProposalInput {
  @Field(() => ID, { description: 'The proposal.' })
  readonly proposalId!: string;

  @Field(() => String, { description: 'Kind; read by the one who proposed it. 1 to 500 characters.' })
  readonly reason!: string;
}

@InputType({ description: 'Where, and the new limit.' })
class LowerAwardSoloLimitInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => Int, { description: 'The most points that one coordinator awards alone: less than now.' })
  readonly points!: number;
}

@ObjectType({ description: 'It is decided.' })
class AwardProposalSuccess {
  constructor(proposal: AwardProposal) {
    this.proposal = proposal;
  }

  @Field(() => AwardProposal, { description: 'As it is now.' })
  readonly proposal: AwardProposal;
}

@ObjectType({ description: 'The limit is lower.' })
class LowerAwardSoloLimitSuccess {
  constructor(network: Network) {
    this.network = network;
  }

  @Field(() => Network, { description: 'With its new limit.' })
  readonly network: Network;
}

const AwardProposalResult = createUnionType({
  name: 'AwardProposalResult',
  description: "What came of a second coordinator's decision.",
  types: () => [AwardProposalSuccess, StateError, ForbiddenError, ValidationError] as const,
});

const LowerAwardSoloLimitResult = createUnionType({
  name: 'LowerAwardSoloLimitResult',
  description: 'What came of lowering the limit.',
  types: () => [LowerAwardSoloLimitSuccess, ForbiddenError, ValidationError] as const,
});

@Resolver()
export class AwardProposalDecisionsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => AwardProposalResult, {
    description: 'A second coordinator vouches for a large award too; the points are credited at once.',
  })
  async confirmAwardProposal(
    @Arg('input', () => ConfirmAwardProposalInput, { description: 'Which.' })
    input: ConfirmAwardProposalInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof AwardProposalResult> {
    const { userId } = signedIn(context);
    const proposalId = fromGlobalId('proposal', input.proposalId);
    const result = await confirmAwardProposal(this.deps, { userId, proposalId });
    switch (result.outcome) {
      case 'CONFIRMED':
        return freshProposal(context, result.proposalId);
      case 'WRONG_STATE':
        return decided(context.language);
      case 'NOT_A_MEMBER':
        return new StateError(context.language, 'NOT_A_MEMBER', {
          th: 'คนนี้ไม่ได้เป็นสมาชิกอยู่ในตอนนี้ จึงยังให้แต้มไม่ได้',
          en: 'This person is not a member now, so no points can be given.',
        });
      case 'OWN':
        return secondPerson(context.language);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => AwardProposalResult, {
    description: 'Leaves a large award as it is, with a kind reason; who proposed it may take it back so.',
  })
  async declineAwardProposal(
    @Arg('input', () => DeclineAwardProposalInput, { description: 'Which, and why.' })
    input: DeclineAwardProposalInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof AwardProposalResult> {
    const { userId } = signedIn(context);
    const proposalId = fromGlobalId('proposal', input.proposalId);
    const result = await declineAwardProposal(this.deps, { userId, proposalId, reason: input.reason });
    switch (result.outcome) {
      case 'DECLINED':
        return freshProposal(context, result.proposalId);
      case 'WRONG_STATE':
        return decided(context.language);
      case 'OWN':
        return secondPerson(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => LowerAwardSoloLimitResult, {
    description:
      'Lowers what one coordinator may award alone. Only ever lower: an operator can raise it. Coordinators only.',
  })
  async lowerAwardSoloLimit(
    @Arg('input', () => LowerAwardSoloLimitInput, { description: 'Where, and how low.' })
    input: LowerAwardSoloLimitInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof LowerAwardSoloLimitResult> {
    const { userId } = signedIn(context);
    const networkId = fromGlobalId('network', input.networkId);
    const result = await lowerAwardSoloLimit(this.deps, { userId, networkId, points: input.points });
    switch (result.outcome) {
      case 'LOWERED': {
        context.loaders.clear(loadNetworksById, result.networkId);
        const row = await context.loaders.load(loadNetworksById, result.networkId);
        if (row === null) throw new Error('a network is gone');
        return new LowerAwardSoloLimitSuccess(new Network(row));
      }
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}

async function freshProposal(context: GraphqlContext, id: string): Promise<AwardProposalSuccess> {
  context.loaders.clear(loadProposalsById, id);
  const row = await context.loaders.load(loadProposalsById, id);
  if (row === null) throw new Error('a proposal is gone');
  return new AwardProposalSuccess(new AwardProposal(row));
}

function decided(language: Language): StateError {
  return new StateError(language, 'DECIDED', {
    th: 'รายการนี้มีคนตัดสินใจไปแล้ว หรือเลย 14 วันแล้ว',
    en: 'This has been decided already, or its 14 days are over.',
  });
}

function secondPerson(language: Language): ForbiddenError {
  return new ForbiddenError(language, {
    th: 'ต้องให้ผู้ประสานงานอีกคนเป็นคนดู',
    en: 'This is for another coordinator to look at.',
  });
}
