import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  registerEnumType,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import type { Language } from '../../graphql/language.ts';
import {
  ForbiddenError,
  IdempotencyConflictError,
  type Message,
  say,
  ValidationError,
} from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import type { GroupAnswer, GroupStatus } from './group-store.ts';
import { deedInputOf, RecordDeedInput } from './record-deed.resolver.ts';
import { recordGroupDeed } from './record-group-deed.ts';

const GroupDeedStatus = {
  RECORDED: 'RECORDED',
  CAP_REACHED: 'CAP_REACHED',
  UNKNOWN_NUMBER: 'UNKNOWN_NUMBER',
  NOT_A_MEMBER: 'NOT_A_MEMBER',
  ONESELF: 'ONESELF',
} as const satisfies Record<GroupStatus, GroupStatus>;

registerEnumType(GroupDeedStatus, {
  name: 'GroupDeedStatus',
  description: 'What came of one member of a group.',
  valuesConfig: {
    RECORDED: { description: 'The deed is recorded, and waits to be confirmed.' },
    CAP_REACHED: { description: 'The member has recorded it as often as the rule allows in the period.' },
    UNKNOWN_NUMBER: { description: 'No member has this number.' },
    NOT_A_MEMBER: { description: 'This person is not a member now.' },
    ONESELF: { description: 'One’s own deeds one records as a member.' },
  },
});

const messages: Record<GroupStatus, Message> = {
  RECORDED: { th: 'บันทึกแล้ว', en: 'Recorded.' },
  CAP_REACHED: { th: 'ช่วงนี้ครบแล้ว', en: 'All done for this period.' },
  UNKNOWN_NUMBER: { th: 'ไม่พบสมาชิกหมายเลขนี้', en: 'No member has this number.' },
  NOT_A_MEMBER: { th: 'ตอนนี้ไม่ได้เป็นสมาชิก', en: 'Not a member now.' },
  ONESELF: {
    th: 'ความดีของตัวเองบันทึกจากหน้าสมาชิกนะ',
    en: 'Record your own good deeds as a member.',
  },
};

@InputType({
  description: 'Who did what together and when, what shows it, and the key that makes a retry safe.',
})
class RecordGroupDeedInput extends RecordDeedInput {
  @Field(() => [String], { description: 'The numbers on the member cards, typed or scanned: 1 to 200.' })
  readonly memberNumbers!: readonly string[];
}

@ObjectType({ description: 'What came of one member of a group.' })
class GroupDeedAnswer {
  @Field(() => String, { description: 'The number on the card.' })
  readonly memberNumber: string;

  @Field(() => GroupDeedStatus, { description: 'Stable; for programs.' })
  readonly status: GroupStatus;

  @Field(() => String, { description: 'For people, in their language.' })
  readonly message: string;

  constructor(language: Language, answer: GroupAnswer) {
    this.memberNumber = answer.memberNumber;
    this.status = answer.status;
    this.message = say(language, messages[answer.status]);
  }
}

@ObjectType({
  description:
    'Each who can has a deed; of each who cannot it is said why. When there is nobody who can, nothing is written.',
})
class RecordGroupDeedSuccess {
  @Field(() => Int, { description: 'How many deeds were recorded.' })
  readonly recordedCount: number;

  @Field(() => [GroupDeedAnswer], {
    description: 'One for each number, in order; a number given twice counts once.',
  })
  readonly answers: readonly GroupDeedAnswer[];

  @Field(() => Boolean, {
    description: 'True when this key was answered before: nothing was recorded again.',
  })
  readonly replayed: boolean;

  constructor(language: Language, answers: readonly GroupAnswer[], replayed: boolean) {
    this.recordedCount = answers.filter(({ status }) => status === 'RECORDED').length;
    this.answers = answers.map((answer) => new GroupDeedAnswer(language, answer));
    this.replayed = replayed;
  }
}

const RecordGroupDeedResult = createUnionType({
  name: 'RecordGroupDeedResult',
  description: 'What came of recording a deed for a group.',
  types: () => [RecordGroupDeedSuccess, ForbiddenError, ValidationError, IdempotencyConflictError] as const,
});

@Resolver()
export class RecordGroupDeedResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => RecordGroupDeedResult, {
    description:
      'A coordinator or verifier records one deed for many who did it together: for all who can. They do not confirm it.',
  })
  async recordGroupDeed(
    @Arg('input', () => RecordGroupDeedInput, { description: 'Who, what, when, and what shows it.' })
    input: RecordGroupDeedInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RecordGroupDeedResult> {
    const { userId } = signedIn(context);
    const { memberNumbers } = input;
    const result = await recordGroupDeed(this.deps, { userId, memberNumbers, input: deedInputOf(input) });
    switch (result.outcome) {
      case 'RECORDED':
        return new RecordGroupDeedSuccess(context.language, result.answers, result.replayed);
      case 'NOBODY':
        return new RecordGroupDeedSuccess(context.language, result.answers, false);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(context.language);
      default:
        return result satisfies never;
    }
  }
}
