import { Arg, Ctx, createUnionType, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { ForbiddenError, IdempotencyConflictError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { DeedRecord } from './deed.type.ts';
import { CapReachedError } from './deed-errors.type.ts';
import { deedInputOf, RecordDeedInput, RecordDeedSuccess } from './record-deed.resolver.ts';
import { recordDeedFor } from './record-deed-for.ts';

@InputType({ description: 'Who did what and when, what shows it, and the key that makes a retry safe.' })
class RecordDeedForInput extends RecordDeedInput {
  @Field(() => String, { description: 'The number on the member card, typed or scanned.' })
  readonly memberNumber!: string;
}

const RecordDeedForResult = createUnionType({
  name: 'RecordDeedForResult',
  description: 'What came of recording a deed for somebody. Whatever is refused has recorded nothing.',
  types: () =>
    [RecordDeedSuccess, CapReachedError, ForbiddenError, ValidationError, IdempotencyConflictError] as const,
});

@Resolver()
export class RecordDeedForResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => RecordDeedForResult, {
    description:
      'A coordinator or verifier records a deed for a member without a telephone at hand. They do not confirm it.',
  })
  async recordDeedFor(
    @Arg('input', () => RecordDeedForInput, { description: 'Who, what, when, and what shows it.' })
    input: RecordDeedForInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RecordDeedForResult> {
    const { userId } = signedIn(context);
    const { memberNumber } = input;
    const result = await recordDeedFor(this.deps, { userId, memberNumber, input: deedInputOf(input) });
    switch (result.outcome) {
      case 'RECORDED':
        return new RecordDeedSuccess(new DeedRecord(result.deed), result.capLeft, result.replayed);
      case 'CAP_REACHED':
        return new CapReachedError(context.language, result.rule, result.doneOn);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'ONESELF':
        return new ForbiddenError(context.language, {
          th: 'ความดีของตัวเองบันทึกจากหน้าสมาชิก แล้วให้คนอื่นช่วยรับรอง',
          en: 'Record your own good deeds as a member; somebody else confirms them.',
        });
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(context.language);
      default:
        return result satisfies never;
    }
  }
}
