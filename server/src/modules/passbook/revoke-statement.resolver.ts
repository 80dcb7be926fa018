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
import { ForbiddenError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { revokeStatement } from './revoke-statement.ts';
import { Statement } from './statement.type.ts';

@InputType({ description: 'Which statement.' })
class RevokeStatementInput {
  @Field(() => ID, { description: "The caller's own." })
  readonly statementId!: string;
}

@ObjectType({ description: 'Its code is answered with "not true" from now on.' })
class RevokeStatementSuccess {
  @Field(() => Statement, { description: 'As it is now.' })
  readonly statement: Statement;

  constructor(statement: Statement) {
    this.statement = statement;
  }
}

const RevokeStatementResult = createUnionType({
  name: 'RevokeStatementResult',
  description: 'What came of taking a statement back.',
  types: () => [RevokeStatementSuccess, ForbiddenError] as const,
});

@Resolver()
export class RevokeStatementResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => RevokeStatementResult, {
    description: 'Takes a statement back, for good. The passbook itself is as it was; done twice it is done.',
  })
  async revokeStatement(
    @Arg('input', () => RevokeStatementInput, { description: 'Which.' }) input: RevokeStatementInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RevokeStatementResult> {
    const { userId } = signedIn(context);
    const result = await revokeStatement(this.deps, {
      userId,
      statementId: fromGlobalId('statement', input.statementId),
    });
    switch (result.outcome) {
      case 'REVOKED':
        return new RevokeStatementSuccess(new Statement(result.statement));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}
