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
import { fromGlobalId, toGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import { DeedState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type SetDeedAsideOutcome, setDeedAside } from './set-deed-aside.ts';
import { undoConfirmation } from './undo-confirmation.ts';
import { AlreadySpentError, deedStateError } from './verification-errors.type.ts';

@InputType({ description: 'About which deed, and what the verifier would like to know.' })
class AskMoreAboutDeedInput {
  @Field(() => ID, { description: 'The deed.' })
  readonly deedId!: string;

  @Field(() => String, { description: 'Read word for word by the member; 1 to 1,000 characters.' })
  readonly question!: string;
}

@InputType({ description: 'Which deed is not counted this time, and why.' })
class NotCountDeedInput {
  @Field(() => ID, { description: 'The deed.' })
  readonly deedId!: string;

  @Field(() => String, { description: 'Kind, without blame; read word for word. 1 to 1,000 characters.' })
  readonly reason!: string;
}

@InputType({ description: "Which of the viewer's confirmations is taken back." })
class UndoConfirmationInput {
  @Field(() => ID, { description: 'The deed that was confirmed.' })
  readonly deedId!: string;
}

@ObjectType({ description: 'It is said, and the member is told; they can answer.' })
class SetDeedAsideSuccess {
  constructor(deedId: string, state: DeedState) {
    this.deedId = toGlobalId('deed', deedId);
    this.deedState = state;
  }

  @Field(() => ID, { description: 'The deed.' })
  readonly deedId: string;

  @Field(() => DeedState, { description: 'Where it stands now.' })
  readonly deedState: DeedState;
}

@ObjectType({ description: 'The confirmation is taken back, and what it had credited is corrected.' })
class UndoConfirmationSuccess {
  constructor(deedId: string) {
    this.deedId = toGlobalId('deed', deedId);
  }

  @Field(() => ID, {
    description: 'The deed that waits now: a fresh copy, when the one that was confirmed had been credited.',
  })
  readonly deedId: string;
}

const SetDeedAsideResult = createUnionType({
  name: 'SetDeedAsideResult',
  description: 'What came of a question or of not counting a deed this time.',
  types: () => [SetDeedAsideSuccess, StateError, ForbiddenError, ValidationError] as const,
});

const UndoConfirmationResult = createUnionType({
  name: 'UndoConfirmationResult',
  description: 'What came of taking a confirmation back.',
  types: () => [UndoConfirmationSuccess, AlreadySpentError, StateError, ForbiddenError] as const,
});

@Resolver()
export class DeedDecisionsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => SetDeedAsideResult, {
    description: 'Asks the member for a little more; the deed waits for the answer, then for a verifier.',
  })
  async askMoreAboutDeed(
    @Arg('input', () => AskMoreAboutDeedInput, { description: 'About which, and what.' })
    input: AskMoreAboutDeedInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SetDeedAsideResult> {
    return this.#setAside(context, { ...input, kind: 'ASK_MORE', text: input.question });
  }

  @Mutation(() => SetDeedAsideResult, {
    description:
      'Leaves a deed uncounted this time. Its place under the cap comes back; the member can answer once.',
  })
  async notCountDeed(
    @Arg('input', () => NotCountDeedInput, { description: 'Which, and why.' }) input: NotCountDeedInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SetDeedAsideResult> {
    return this.#setAside(context, { ...input, kind: 'NOT_COUNT', text: input.reason });
  }

  @Mutation(() => UndoConfirmationResult, {
    description:
      "Takes back the viewer's own confirmation within ten minutes. An award that it brought is corrected by an entry that cites it, and the deed waits again.",
  })
  async undoConfirmation(
    @Arg('input', () => UndoConfirmationInput, { description: 'Which.' }) input: UndoConfirmationInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof UndoConfirmationResult> {
    const { language } = context;
    const deedId = fromGlobalId('deed', input.deedId);
    const result = await undoConfirmation(this.deps, { userId: signedIn(context).userId, deedId });
    switch (result.outcome) {
      case 'UNDONE':
        return new UndoConfirmationSuccess(result.deedId);
      case 'ALREADY_SPENT':
        return new AlreadySpentError(language);
      case 'TOO_LATE':
        return new StateError(language, 'TOO_LATE', {
          th: 'เลยสิบนาทีแล้ว ถ้ารับรองพลาด ให้ผู้ประสานงานช่วยแก้รายการ',
          en: 'Ten minutes have passed. A coordinator can still correct the entry.',
        });
      case 'NOT_POSSIBLE':
        return new StateError(language, 'NOT_POSSIBLE', {
          th: 'สมาชิกออกจากชุมชนแล้ว ให้ผู้ประสานงานช่วยแก้รายการ',
          en: 'The member has left. A coordinator can still correct the entry.',
        });
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }

  async #setAside(
    context: GraphqlContext,
    said: { readonly deedId: string; readonly kind: 'ASK_MORE' | 'NOT_COUNT'; readonly text: string },
  ): Promise<typeof SetDeedAsideResult> {
    const deedId = fromGlobalId('deed', said.deedId);
    const { kind, text } = said;
    const result = await setDeedAside(this.deps, { userId: signedIn(context).userId, deedId, kind, text });
    return setAsideAnswer(context, deedId ?? '', result);
  }
}

function setAsideAnswer(
  { language }: GraphqlContext,
  deedId: string,
  result: SetDeedAsideOutcome,
): typeof SetDeedAsideResult {
  switch (result.outcome) {
    case 'DECIDED':
      return new SetDeedAsideSuccess(deedId, result.state);
    case 'WRONG_STATE':
      return deedStateError(language, result.state);
    case 'INVALID':
      return new ValidationError(language, result.problems);
    case 'FORBIDDEN':
      return new ForbiddenError(language);
    default:
      return result satisfies never;
  }
}
