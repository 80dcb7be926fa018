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
import { correctAward } from './correct-award.ts';
import type { CorrectionSubject } from './correction-store.ts';
import { AlreadySpentError } from './verification-errors.type.ts';

@InputType({ description: 'Which award was a mistake, and why.' })
class CorrectAwardInput {
  @Field(() => ID, { description: 'The award (Award.id), or the deed that was credited.' })
  readonly awardId!: string;

  @Field(() => String, { description: 'The member reads it word for word; 1 to 1,000 characters.' })
  readonly reason!: string;
}

@ObjectType({ description: 'The award is undone by an entry that cites it, and the member is told.' })
class CorrectAwardSuccess {
  constructor(awardId: string) {
    this.awardId = awardId;
  }

  @Field(() => ID, { description: 'The award.' })
  readonly awardId: string;
}

const CorrectAwardResult = createUnionType({
  name: 'CorrectAwardResult',
  description: 'What came of a correction. Whatever is refused has changed nothing.',
  types: () => [CorrectAwardSuccess, AlreadySpentError, StateError, ForbiddenError, ValidationError] as const,
});

@Resolver()
export class CorrectAwardResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => CorrectAwardResult, {
    description:
      "Undoes an award of the last 30 days that was entered by mistake: whole, once, with a reason, never one's own, and never below zero. Coordinators only.",
  })
  async correctAward(
    @Arg('input', () => CorrectAwardInput, { description: 'Which, and why.' }) input: CorrectAwardInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CorrectAwardResult> {
    const { language } = context;
    const result = await correctAward(this.deps, {
      userId: signedIn(context).userId,
      subject: subjectOf(input.awardId),
      reason: input.reason,
    });
    switch (result.outcome) {
      case 'CORRECTED':
        return new CorrectAwardSuccess(input.awardId);
      case 'ALREADY_SPENT':
        return new AlreadySpentError(language);
      case 'ALREADY_CORRECTED':
        return new StateError(language, 'CORRECTED', {
          th: 'รายการนี้แก้คืนไปแล้ว',
          en: 'This award has been corrected already.',
        });
      case 'NOT_CREDITED':
        return new StateError(language, 'NOT_CREDITED', {
          th: 'รายการนี้ยังไม่ได้ให้แต้ม จึงไม่มีอะไรต้องแก้',
          en: 'No points were credited for this, so there is nothing to correct.',
        });
      case 'TOO_LATE':
        return new StateError(language, 'TOO_LATE', {
          th: 'แก้ได้ภายใน 30 วันหลังให้แต้ม',
          en: 'An award can be corrected within 30 days.',
        });
      case 'OWN':
        return new ForbiddenError(language, {
          th: 'แต้มของตัวเอง ให้ผู้ประสานงานคนอื่นเป็นคนแก้',
          en: 'These are your own points; another coordinator corrects them.',
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

function subjectOf(id: string): CorrectionSubject | null {
  const award = fromGlobalId('award', id);
  if (award !== null) return { kind: 'AWARD', id: award };
  const deed = fromGlobalId('deed', id);
  return deed === null ? null : { kind: 'DEED', id: deed };
}
