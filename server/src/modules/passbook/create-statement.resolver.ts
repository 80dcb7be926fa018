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
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, IdempotencyConflictError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { createStatement } from './create-statement.ts';
import { Statement } from './statement.type.ts';

@InputType({ description: 'Whose passbook, which days, and the key that makes a retry safe.' })
class CreateStatementInput {
  @Field(() => ID, { description: "The caller's own member." })
  readonly memberId!: string;

  @Field(() => CalendarDate, { description: 'The first day, in the time zone of the network.' })
  readonly from!: string;

  @Field(() => CalendarDate, { description: 'The last day, itself included; ten years at most.' })
  readonly to!: string;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key makes one statement.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'The statement is made, and will not change.' })
class CreateStatementSuccess {
  @Field(() => Statement, { description: 'To be printed.' })
  readonly statement: Statement;

  @Field(() => Boolean, { description: 'True when this key was answered before: it is the same statement.' })
  readonly replayed: boolean;

  constructor(statement: Statement, replayed: boolean) {
    this.statement = statement;
    this.replayed = replayed;
  }
}

const CreateStatementResult = createUnionType({
  name: 'CreateStatementResult',
  description: 'What came of a statement. Whatever is refused has made none.',
  types: () => [CreateStatementSuccess, ValidationError, ForbiddenError, IdempotencyConflictError] as const,
});

@Resolver()
export class CreateStatementResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => CreateStatementResult, {
    description:
      "Makes a statement of some days of the caller's own passbook: 20 in 24 hours, 5,000 lines each.",
  })
  async createStatement(
    @Arg('input', () => CreateStatementInput, { description: 'Whose, and which days.' })
    input: CreateStatementInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CreateStatementResult> {
    const { userId } = signedIn(context);
    const result = await createStatement(this.deps, {
      ...input,
      userId,
      memberId: fromGlobalId('member', input.memberId),
    });
    switch (result.outcome) {
      case 'CREATED':
        return new CreateStatementSuccess(new Statement(result.statement), result.replayed);
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
