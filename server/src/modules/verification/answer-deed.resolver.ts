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
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { DeedRecord } from '../deeds/deed.type.ts';
import { loadDeedsById } from '../deeds/deed-store.ts';
import { answerDeed } from './answer-deed.ts';
import { loadDeedStories } from './deed-story-store.ts';

@InputType({ description: 'About which deed, and the answer.' })
class AnswerDeedInput {
  @Field(() => ID, { description: 'The deed: more was asked about it, or it was not counted.' })
  readonly deedId!: string;

  @Field(() => String, { description: 'Read by those who confirm it; 1 to 1,000 characters.' })
  readonly text!: string;
}

@ObjectType({ description: 'The answer is there, and the deed waits again.' })
class AnswerDeedSuccess {
  constructor(deed: DeedRecord) {
    this.deed = deed;
  }

  @Field(() => DeedRecord, { description: 'As it is now.' })
  readonly deed: DeedRecord;
}

const AnswerDeedResult = createUnionType({
  name: 'AnswerDeedResult',
  description: 'What came of an answer.',
  types: () => [AnswerDeedSuccess, StateError, ForbiddenError, ValidationError] as const,
});

@Resolver()
export class AnswerDeedResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => AnswerDeedResult, {
    description:
      "Answers a question about one's own deed, or once why it should count after all. It waits again, and who asked is told.",
  })
  async answerDeed(
    @Arg('input', () => AnswerDeedInput, { description: 'About which, and what.' }) input: AnswerDeedInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof AnswerDeedResult> {
    const { language } = context;
    const result = await answerDeed(this.deps, {
      userId: signedIn(context).userId,
      deedId: fromGlobalId('deed', input.deedId),
      text: input.text,
    });
    switch (result.outcome) {
      case 'ANSWERED': {
        context.loaders.clear(loadDeedsById, result.deedId);
        context.loaders.clear(loadDeedStories, result.deedId);
        const row = await context.loaders.load(loadDeedsById, result.deedId);
        if (row === null) throw new Error('an answered deed is gone');
        return new AnswerDeedSuccess(new DeedRecord(row));
      }
      case 'WRONG_STATE':
        return new StateError(language, result.state, {
          th: 'ตอนนี้ไม่มีคำถามที่รอคำตอบ',
          en: 'There is no question to answer now.',
        });
      case 'CAP_REACHED':
        return new StateError(language, 'CAP_REACHED', {
          th: 'ความดีข้อนี้ครบจำนวนของรอบนี้แล้ว จึงนับเพิ่มในรอบนี้ไม่ได้',
          en: 'This kind of deed has been counted as often as it can be in this period.',
        });
      case 'INVALID':
        return new ValidationError(language, result.problems);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }
}
