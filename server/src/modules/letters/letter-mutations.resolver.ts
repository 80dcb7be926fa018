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
import type { Language } from '../../graphql/language.ts';
import {
  IdempotencyConflictError,
  NotAMemberError,
  say,
  UserError,
  ValidationError,
} from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { createRecognitionLetter } from './create-recognition-letter.ts';
import { RecognitionLetter } from './letter.type.ts';
import type { LetterCodes } from './letter-codes.ts';
import { findOwnLetter } from './letter-store.ts';
import { revokeRecognitionLetter } from './revoke-recognition-letter.ts';

/** Live letters of one member: see create_recognition_letter. */
const liveLimit = 5;

@ObjectType({ implements: UserError, description: 'As many letters of the member are live as may be.' })
export class LetterLimitReachedError extends UserError {
  @Field(() => Int, { description: 'How many may be.' })
  readonly limit: number;

  constructor(language: Language) {
    super(
      'LETTER_LIMIT_REACHED',
      say(language, {
        th: `มีหนังสือที่ยังใช้ได้อยู่ ${liveLimit} ฉบับแล้ว ยกเลิกฉบับที่ไม่ใช้ก่อน`,
        en: `${liveLimit} letters of yours are valid already. End one that you do not need.`,
      }),
    );
    this.limit = liveLimit;
  }
}

@ObjectType({ implements: UserError, description: 'The viewer has no such letter.' })
export class LetterNotFoundError extends UserError {
  constructor(language: Language) {
    super('LETTER_NOT_FOUND', say(language, { th: 'ไม่พบหนังสือฉบับนี้', en: 'There is no such letter.' }));
  }
}

@InputType({ description: 'What the letter says, for how long, and the key that makes a retry safe.' })
class CreateRecognitionLetterInput {
  @Field(() => ID, { description: 'The network whose deeds it is about.' })
  readonly networkId!: string;

  @Field(() => Int, { description: 'At least so many deeds: from 1 to as many as are true, 1,000 at most.' })
  readonly deedCount!: number;

  @Field(() => Int, { description: 'In so many categories: from 1 to as many as are true.' })
  readonly categoryCount!: number;

  @Field(() => String, { description: 'What it is for; 1 to 100 characters, read by whoever checks it.' })
  readonly purpose!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "True: whoever checks it sees the member's name.",
  })
  readonly showsName!: boolean;

  @Field(() => Int, { description: 'For how many days: 1 to 90.' })
  readonly validDays!: number;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key makes one letter.',
  })
  readonly idempotencyKey!: string;
}

@InputType({ description: 'Which letter.' })
class RevokeRecognitionLetterInput {
  @Field(() => ID, { description: "One of the viewer's own." })
  readonly letterId!: string;
}

@ObjectType({ description: 'The letter is good from now on.' })
class CreateRecognitionLetterSuccess {
  @Field(() => RecognitionLetter, { description: 'With its code.' })
  readonly letter: RecognitionLetter;

  @Field(() => Boolean, { description: 'True when this key was answered before: it is the same letter.' })
  readonly replayed: boolean;

  constructor(letter: RecognitionLetter, replayed: boolean) {
    this.letter = letter;
    this.replayed = replayed;
  }
}

const CreateRecognitionLetterResult = createUnionType({
  name: 'CreateRecognitionLetterResult',
  description: 'What came of making a letter.',
  types: () =>
    [
      CreateRecognitionLetterSuccess,
      ValidationError,
      NotAMemberError,
      LetterLimitReachedError,
      IdempotencyConflictError,
    ] as const,
});

@ObjectType({ description: 'Its code finds nothing any more.' })
class RevokeRecognitionLetterSuccess {
  @Field(() => RecognitionLetter, { description: 'As it is now.' })
  readonly letter: RecognitionLetter;

  constructor(letter: RecognitionLetter) {
    this.letter = letter;
  }
}

const RevokeRecognitionLetterResult = createUnionType({
  name: 'RevokeRecognitionLetterResult',
  description: 'What came of ending a letter.',
  types: () => [RevokeRecognitionLetterSuccess, LetterNotFoundError] as const,
});

@Resolver()
export class LetterMutationsResolver {
  constructor(private readonly deps: { readonly database: Database; readonly letterCodes: LetterCodes }) {}

  @Mutation(() => CreateRecognitionLetterResult, {
    description:
      "Makes a letter about the member's own deeds of the last 12 months: one true sentence, for a time. Members only.",
  })
  async createRecognitionLetter(
    @Arg('input', () => CreateRecognitionLetterInput, { description: 'What it says.' })
    input: CreateRecognitionLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CreateRecognitionLetterResult> {
    const { userId } = signedIn(context);
    if (!isKey(input.idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    const networkId = fromGlobalId('network', input.networkId);
    const result = await createRecognitionLetter(this.deps, { ...input, userId, networkId });
    const { language } = context;
    switch (result.outcome) {
      case 'CREATED':
        return new CreateRecognitionLetterSuccess(
          await this.#letter(result.letterId, userId),
          result.replayed,
        );
      case 'INVALID':
        return new ValidationError(language, result.problems);
      case 'NOT_A_MEMBER':
        return new NotAMemberError(language);
      case 'TOO_MANY':
        return new LetterLimitReachedError(language);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => RevokeRecognitionLetterResult, {
    description: "Ends a letter of the viewer's own, at once.",
  })
  async revokeRecognitionLetter(
    @Arg('input', () => RevokeRecognitionLetterInput, { description: 'Which.' })
    input: RevokeRecognitionLetterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RevokeRecognitionLetterResult> {
    const { userId } = signedIn(context);
    const letterId = fromGlobalId('letter', input.letterId);
    const result = await revokeRecognitionLetter(this.deps, { userId, letterId });
    if (result.outcome === 'NOT_FOUND') return new LetterNotFoundError(context.language);
    return new RevokeRecognitionLetterSuccess(await this.#letter(result.letterId, userId));
  }

  async #letter(letterId: string, userId: string): Promise<RecognitionLetter> {
    const row = await findOwnLetter(this.deps.database, letterId, userId);
    if (row === null) throw new Error('a letter without its row');
    return new RecognitionLetter(row);
  }
}
