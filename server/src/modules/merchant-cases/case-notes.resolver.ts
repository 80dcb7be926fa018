import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { CaseNoteVisibility } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { addCaseNote } from './add-case-note.ts';
import { answerCaseNote } from './answer-case-note.ts';
import { answerOnCase, MerchantCaseResult } from './case-action.type.ts';
import { settleCaseNote } from './settle-case-note.ts';

@InputType({ description: 'A note of a coordinator.' })
class AddCaseNoteInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => CaseNoteVisibility, { description: 'Who reads it.' })
  readonly visibility!: CaseNoteVisibility;

  @Field(() => String, { description: '1 to 1,000 characters.' })
  readonly body!: string;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key writes once.',
  })
  readonly idempotencyKey!: string;
}

@InputType({ description: 'What a shop answers its coordinators.' })
class AnswerCaseNoteInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => String, { description: '1 to 1,000 characters.' })
  readonly body!: string;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key writes once.',
  })
  readonly idempotencyKey!: string;
}

@InputType({ description: 'Which note has been dealt with.' })
class SettleCaseNoteInput {
  @Field(() => ID, { description: 'The note.' })
  readonly noteId!: string;
}

@Resolver()
export class CaseNotesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => MerchantCaseResult, {
    description:
      'Writes a note for the coordinators, or one that those who run the shop read. Coordinators only, and never on their own shop.',
  })
  async addCaseNote(
    @Arg('input', () => AddCaseNoteInput, { description: 'The note.' }) input: AddCaseNoteInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantCaseResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const { visibility, body, idempotencyKey } = input;
    const command = { userId, merchantId, visibility, body, idempotencyKey };
    return answerOnCase(await addCaseNote(this.deps, command), context);
  }

  @Mutation(() => MerchantCaseResult, {
    description: 'Answers the coordinators. Owners and managers, once something was asked.',
  })
  async answerCaseNote(
    @Arg('input', () => AnswerCaseNoteInput, { description: 'The answer.' }) input: AnswerCaseNoteInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantCaseResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const { body, idempotencyKey } = input;
    return answerOnCase(
      await answerCaseNote(this.deps, { userId, merchantId, body, idempotencyKey }),
      context,
    );
  }

  @Mutation(() => MerchantCaseResult, {
    description: 'Says that a note has been dealt with. Coordinators only, and never on their own shop.',
  })
  async settleCaseNote(
    @Arg('input', () => SettleCaseNoteInput, { description: 'Which.' }) input: SettleCaseNoteInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MerchantCaseResult> {
    const { userId } = signedIn(context);
    const noteId = fromGlobalId('note', input.noteId);
    return answerOnCase(await settleCaseNote(this.deps, { userId, noteId }), context);
  }
}
