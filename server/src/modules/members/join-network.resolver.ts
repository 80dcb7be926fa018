import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { AlreadyExistsError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { joinNetwork } from './join-network.ts';
import { Membership } from './membership.type.ts';

@InputType({ description: 'Which network to join, and under what name.' })
class JoinNetworkInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => String, { description: 'What to be called here; 1 to 80 characters.' })
  readonly displayName!: string;
}

@ObjectType({ description: 'The person has joined, or has asked to.' })
class JoinNetworkSuccess {
  @Field(() => Membership, { description: 'The membership as it is now.' })
  readonly membership: Membership;

  @Field(() => Boolean, { description: 'True while a coordinator has to agree.' })
  readonly pending: boolean;

  constructor(membership: Membership, pending: boolean) {
    this.membership = membership;
    this.pending = pending;
  }
}

const JoinNetworkResult = createUnionType({
  name: 'JoinNetworkResult',
  description: 'What came of joining.',
  types: () => [JoinNetworkSuccess, AlreadyExistsError, ValidationError] as const,
});

@Resolver()
export class JoinNetworkResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => JoinNetworkResult, {
    description:
      "Free and voluntary; at once where the network's policy is open, else pending a coordinator.",
  })
  async joinNetwork(
    @Arg('input', () => JoinNetworkInput, { description: 'Which network, and under what name.' })
    input: JoinNetworkInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof JoinNetworkResult> {
    const { userId } = signedIn(context);
    const networkId = fromGlobalId('network', input.networkId);
    const result = await joinNetwork(this.deps, { userId, networkId, displayName: input.displayName });
    switch (result.outcome) {
      case 'JOINED':
      case 'PENDING':
        return new JoinNetworkSuccess(new Membership(result.membership), result.outcome === 'PENDING');
      case 'ALREADY_MEMBER':
        return new AlreadyExistsError(context.language, {
          th: 'คุณเข้าร่วมชุมชนนี้หรือส่งคำขอไว้แล้ว',
          en: 'You have joined this community already, or asked to.',
        });
      case 'REMOVED':
        return new AlreadyExistsError(context.language, {
          th: 'ตอนนี้คุณไม่ได้เป็นสมาชิกของชุมชนนี้ ถ้าอยากกลับมา คุยกับผู้ประสานงานได้เลย',
          en: 'Your membership here was ended. To come back, talk to a coordinator.',
        });
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}
