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
import { badRequest, fromGlobalId, toGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, StateError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { confirmDeed } from './confirm-deed.ts';
import { deedStateError } from './verification-errors.type.ts';

/** As many as one list has on a page, at most. */
const mostDeeds = 100;

@InputType({ description: 'Which deed is confirmed.' })
class ConfirmDeedInput {
  @Field(() => ID, { description: 'The deed.' })
  readonly deedId!: string;
}

@InputType({ description: 'Which deeds are confirmed.' })
class ConfirmDeedsInput {
  @Field(() => [ID], { description: 'The deeds, 1 to 100; one that is named twice is confirmed once.' })
  readonly deedIds!: readonly string[];
}

@ObjectType({ description: 'The confirmation stands.' })
class ConfirmDeedSuccess {
  constructor(
    deedId: string,
    confirmed: { isCredited: boolean; standing: number; needed: number; undoUntil: Date },
  ) {
    this.deedId = toGlobalId('deed', deedId);
    this.credited = confirmed.isCredited;
    this.confirmations = confirmed.standing;
    this.confirmationsNeeded = confirmed.needed;
    this.undoUntil = confirmed.undoUntil;
  }

  @Field(() => ID, { description: 'The deed.' })
  readonly deedId: string;

  @Field(() => Boolean, { description: 'True when the member has the points now.' })
  readonly credited: boolean;

  @Field(() => Int, { description: 'How many stand for it.' })
  readonly confirmations: number;

  @Field(() => Int, { description: 'How many it takes.' })
  readonly confirmationsNeeded: number;

  @Field(() => Date, { description: 'Until when undoConfirmation takes it back.' })
  readonly undoUntil: Date;
}

const ConfirmDeedResult = createUnionType({
  name: 'ConfirmDeedResult',
  description: 'What came of a confirmation.',
  types: () => [ConfirmDeedSuccess, StateError, ForbiddenError] as const,
});

@ObjectType({ description: 'What came of one deed among several.' })
class ConfirmDeedsAnswer {
  @Field(() => ID, { description: 'The deed.' })
  readonly deedId: string;

  @Field(() => ConfirmDeedResult, { description: 'As confirmDeed answers.' })
  readonly result: typeof ConfirmDeedResult;

  constructor(deedId: string, result: typeof ConfirmDeedResult) {
    this.deedId = deedId;
    this.result = result;
  }
}

@ObjectType({ description: 'Each deed has been decided on its own.' })
class ConfirmDeedsSuccess {
  @Field(() => [ConfirmDeedsAnswer], { description: 'One for each deed, in order.' })
  readonly answers: readonly ConfirmDeedsAnswer[];

  constructor(answers: readonly ConfirmDeedsAnswer[]) {
    this.answers = answers;
  }
}

const ConfirmDeedsResult = createUnionType({
  name: 'ConfirmDeedsResult',
  description: 'What came of confirming several.',
  types: () => [ConfirmDeedsSuccess, ForbiddenError] as const,
});

@Resolver()
export class ConfirmDeedResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ConfirmDeedResult, {
    description:
      'Vouches for a deed; when enough people stand for it, its points are credited at once. Nobody vouches for themselves, their household, or what they wrote down, and nobody is paid for it.',
  })
  async confirmDeed(
    @Arg('input', () => ConfirmDeedInput, { description: 'Which.' }) input: ConfirmDeedInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ConfirmDeedResult> {
    return confirmOne(this.deps, context, input.deedId);
  }

  @Mutation(() => ConfirmDeedsResult, {
    description:
      'Vouches for several deeds, such as those of a group. Each is decided on its own: one that is refused keeps no other back. FORBIDDEN when none of them is for the viewer to decide.',
  })
  async confirmDeeds(
    @Arg('input', () => ConfirmDeedsInput, { description: 'Which.' }) input: ConfirmDeedsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ConfirmDeedsResult> {
    signedIn(context);
    const ids = [...new Set(input.deedIds)];
    if (ids.length < 1 || ids.length > mostDeeds) throw badRequest(`deedIds: 1 to ${mostDeeds}`);
    const answers: ConfirmDeedsAnswer[] = [];
    // One after the other: a crowd of transactions for one person would keep others waiting.
    for (const id of ids) answers.push(new ConfirmDeedsAnswer(id, await confirmOne(this.deps, context, id)));
    if (answers.every(({ result }) => result instanceof ForbiddenError))
      return new ForbiddenError(context.language);
    return new ConfirmDeedsSuccess(answers);
  }
}

async function confirmOne(
  deps: { readonly database: Database },
  context: GraphqlContext,
  globalId: string,
): Promise<typeof ConfirmDeedResult> {
  const deedId = fromGlobalId('deed', globalId);
  const result = await confirmDeed(deps, { userId: signedIn(context).userId, deedId });
  switch (result.outcome) {
    case 'CONFIRMED':
      return new ConfirmDeedSuccess(deedId ?? '', result);
    case 'WRONG_STATE':
      return deedStateError(context.language, result.state);
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    default:
      return result satisfies never;
  }
}
