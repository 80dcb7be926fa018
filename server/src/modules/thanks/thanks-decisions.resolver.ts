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
import { NotAMemberError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { Membership } from '../members/membership.type.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { hearThanksSender } from './hear-thanks-sender.ts';
import { keepThanks } from './keep-thanks.ts';
import { putAwayThanks } from './put-away-thanks.ts';
import { quietThanksSender } from './quiet-thanks-sender.ts';
import { ThanksNotFoundError } from './thanks-errors.type.ts';
import { ThanksNote } from './thanks-note.type.ts';
import { loadThanksById } from './thanks-store.ts';

@InputType({ description: 'Which note to keep, and who may read it.' })
class KeepThanksInput {
  @Field(() => ID, { description: 'One that the viewer received.' })
  readonly thanksId!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'True: everybody of the network may read it.' })
  readonly isOpen!: boolean;
}

@InputType({ description: 'Which note.' })
class ThanksInput {
  @Field(() => ID, { description: 'One that the viewer received.' })
  readonly thanksId!: string;
}

@InputType({ description: 'Whom to hear again.' })
class HearThanksSenderInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => ID, { description: 'One of Membership.quietedThanksSenders.' })
  readonly personId!: string;
}

@ObjectType({ description: 'It is done. Its sender is not told.' })
class ThanksDecisionSuccess {
  @Field(() => ThanksNote, { description: 'The note as it is now.' })
  readonly note: ThanksNote;

  constructor(note: ThanksNote) {
    this.note = note;
  }
}

const ThanksDecisionResult = createUnionType({
  name: 'ThanksDecisionResult',
  description: 'What came of what a receiver makes of a note.',
  types: () => [ThanksDecisionSuccess, ThanksNotFoundError] as const,
});

@ObjectType({ description: 'What they send from now on arrives again.' })
class HearThanksSenderSuccess {
  @Field(() => Membership, { description: "The viewer's own." })
  readonly membership: Membership;

  constructor(membership: Membership) {
    this.membership = membership;
  }
}

const HearThanksSenderResult = createUnionType({
  name: 'HearThanksSenderResult',
  description: 'What came of wanting to hear somebody again.',
  types: () => [HearThanksSenderSuccess, NotAMemberError] as const,
});

/** What receivers make of their thanks. */
@Resolver()
export class ThanksDecisionsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ThanksDecisionResult, {
    description: "Keeps a note on the receiver's page, and says whether the network may read it.",
  })
  async keepThanks(
    @Arg('input', () => KeepThanksInput, { description: 'Which, and who may read it.' })
    input: KeepThanksInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ThanksDecisionResult> {
    const { userId } = signedIn(context);
    const thanksId = fromGlobalId('thanks', input.thanksId);
    return answer(await keepThanks(this.deps, { userId, thanksId, isOpen: input.isOpen }), context);
  }

  @Mutation(() => ThanksDecisionResult, {
    description: 'Puts a note away: nobody else reads it. It can be kept again at any time.',
  })
  async putAwayThanks(
    @Arg('input', () => ThanksInput, { description: 'Which.' }) input: ThanksInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ThanksDecisionResult> {
    const { userId } = signedIn(context);
    const thanksId = fromGlobalId('thanks', input.thanksId);
    return answer(await putAwayThanks(this.deps, { userId, thanksId }), context);
  }

  @Mutation(() => ThanksDecisionResult, {
    description:
      'Puts a note away and receives no more of its sender, who sees no difference. hearThanksSender ends it.',
  })
  async quietThanksSender(
    @Arg('input', () => ThanksInput, { description: 'Which note.' }) input: ThanksInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ThanksDecisionResult> {
    const { userId } = signedIn(context);
    const thanksId = fromGlobalId('thanks', input.thanksId);
    return answer(await quietThanksSender(this.deps, { userId, thanksId }), context);
  }

  @Mutation(() => HearThanksSenderResult, {
    description: 'Receives notes of somebody again. What they sent meanwhile stays unheard.',
  })
  async hearThanksSender(
    @Arg('input', () => HearThanksSenderInput, { description: 'Whom, and where.' })
    input: HearThanksSenderInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof HearThanksSenderResult> {
    const { userId } = signedIn(context);
    const networkId = fromGlobalId('network', input.networkId);
    const { outcome } = await hearThanksSender(this.deps, {
      userId,
      networkId,
      senderId: fromGlobalId('membership', input.personId),
    });
    const membership = networkId === null ? null : await viewerMembership(context, networkId);
    if (outcome === 'NOT_A_MEMBER' || membership === null) return new NotAMemberError(context.language);
    return new HearThanksSenderSuccess(new Membership(membership));
  }
}

async function answer(
  result: { readonly outcome: 'NOT_FOUND' } | { readonly outcome: string; readonly thanksId: string },
  context: GraphqlContext,
): Promise<typeof ThanksDecisionResult> {
  if (!('thanksId' in result)) return new ThanksNotFoundError(context.language);
  context.loaders.clear(loadThanksById, result.thanksId);
  const note = await context.loaders.load(loadThanksById, result.thanksId);
  if (note === null) throw new Error('a note without its row');
  return new ThanksDecisionSuccess(new ThanksNote(note));
}
