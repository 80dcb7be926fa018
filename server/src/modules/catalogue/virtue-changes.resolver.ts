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
import { fromGlobalId } from '../../graphql/global-id.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import { ForbiddenError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { RefusedTopicError } from './catalogue-errors.type.ts';
import { putVirtue } from './put-virtue.ts';
import { retireVirtue } from './retire-virtue.ts';
import { Virtue } from './virtue.type.ts';

@InputType({ description: 'A virtue as it is to be.' })
class PutVirtueInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => String, { description: 'Capital letters, digits and underscores, at most 32; kept for ever.' })
  readonly code!: string;

  @Field(() => LocalizedTextInput, { description: 'What it is called; at most 40 characters.' })
  readonly name!: LocalizedTextInput;

  @Field(() => Int, {
    nullable: true,
    description: 'Smaller comes first, 0 to 10,000; where it is, or at the end, when left out.',
  })
  readonly position?: number | null;
}

@InputType({ description: 'Which virtue to retire.' })
class RetireVirtueInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => String, { description: 'Its code.' })
  readonly code!: string;
}

@ObjectType({ description: 'The virtue is as it was wished.' })
class VirtueSuccess {
  @Field(() => Virtue, { description: 'The virtue.' })
  readonly virtue: Virtue;

  constructor(virtue: Virtue) {
    this.virtue = virtue;
  }
}

const VirtueResult = createUnionType({
  name: 'VirtueResult',
  description: 'What came of a change of a virtue. Whatever is refused has changed nothing.',
  types: () => [VirtueSuccess, ValidationError, RefusedTopicError, ForbiddenError] as const,
});

@Resolver()
export class VirtueChangesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => VirtueResult, {
    description:
      'Adds a virtue to the network, names it anew, or brings a retired one back. Coordinators only.',
  })
  async putVirtue(
    @Arg('input', () => PutVirtueInput, { description: 'The virtue.' }) input: PutVirtueInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof VirtueResult> {
    const { userId } = signedIn(context);
    const result = await putVirtue(this.deps, {
      userId,
      networkId: fromGlobalId('network', input.networkId),
      code: input.code,
      name: localizedText(input.name),
      position: input.position ?? null,
    });
    switch (result.outcome) {
      case 'PUT':
        return new VirtueSuccess(new Virtue(result.virtue));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'REFUSED_TOPIC':
        return new RefusedTopicError(context.language, result.findings);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => VirtueResult, {
    description:
      'New rules no longer name the virtue; what was done in its name keeps it. Coordinators only.',
  })
  async retireVirtue(
    @Arg('input', () => RetireVirtueInput, { description: 'Which.' }) input: RetireVirtueInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof VirtueResult> {
    const { userId } = signedIn(context);
    const result = await retireVirtue(this.deps, {
      userId,
      networkId: fromGlobalId('network', input.networkId),
      code: input.code,
    });
    switch (result.outcome) {
      case 'RETIRED':
        return new VirtueSuccess(new Virtue(result.virtue));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}
