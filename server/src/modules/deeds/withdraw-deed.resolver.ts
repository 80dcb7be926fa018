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
import { ForbiddenError, StateError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { DeedRecord } from './deed.type.ts';
import { withdrawDeed } from './withdraw-deed.ts';

@InputType({ description: 'Which deed.' })
class WithdrawDeedInput {
  @Field(() => ID, { description: 'The deed.' })
  readonly deedId!: string;
}

@ObjectType({ description: 'The deed is taken back, now or before.' })
class WithdrawDeedSuccess {
  @Field(() => DeedRecord, { description: 'The deed.' })
  readonly deed: DeedRecord;

  constructor(deed: DeedRecord) {
    this.deed = deed;
  }
}

const WithdrawDeedResult = createUnionType({
  name: 'WithdrawDeedResult',
  description: 'What came of taking a deed back.',
  types: () => [WithdrawDeedSuccess, ForbiddenError, StateError] as const,
});

@Resolver()
export class WithdrawDeedResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => WithdrawDeedResult, {
    description:
      'A member takes back a deed of their own that is not decided yet; it no longer counts for the cap.',
  })
  async withdrawDeed(
    @Arg('input', () => WithdrawDeedInput, { description: 'Which deed.' }) input: WithdrawDeedInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof WithdrawDeedResult> {
    const { userId } = signedIn(context);
    const result = await withdrawDeed(this.deps, { userId, deedId: fromGlobalId('deed', input.deedId) });
    switch (result.outcome) {
      case 'WITHDRAWN':
        return new WithdrawDeedSuccess(new DeedRecord(result.deed));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'DECIDED':
        return new StateError(context.language, result.state, {
          th: 'ความดีนี้มีคนดูให้แล้ว ถอนไม่ได้แล้ว',
          en: 'This deed has been decided; it can no longer be taken back.',
        });
      default:
        return result satisfies never;
    }
  }
}
