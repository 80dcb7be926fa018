import { Arg, Ctx, createUnionType, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn, unauthenticated } from '../../graphql/context.ts';
import { Language } from '../../graphql/language.ts';
import { ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { updateProfile } from './update-profile.ts';
import { Viewer } from './viewer.type.ts';

@InputType({ description: 'What to change; what is left out or null stays.' })
class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: 'What to call the person; 1 to 80 characters.' })
  readonly displayName?: string | null;

  @Field(() => Language, { nullable: true, description: 'What the person reads.' })
  readonly language?: Language | null;
}

@ObjectType({ description: 'The profile is changed.' })
class UpdateProfileSuccess {
  @Field(() => Viewer, { description: 'As it is now.' })
  readonly viewer: Viewer;

  constructor(viewer: Viewer) {
    this.viewer = viewer;
  }
}

const UpdateProfileResult = createUnionType({
  name: 'UpdateProfileResult',
  description: 'What came of changing the profile.',
  types: () => [UpdateProfileSuccess, ValidationError] as const,
});

@Resolver()
export class UpdateProfileResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => UpdateProfileResult, { description: "Changes the caller's own name and language." })
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'What to change.' }) input: UpdateProfileInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof UpdateProfileResult> {
    const result = await updateProfile(this.deps, {
      userId: signedIn(context).userId,
      displayName: input.displayName ?? null,
      language: input.language ?? null,
    });
    switch (result.outcome) {
      case 'UPDATED':
        return new UpdateProfileSuccess(new Viewer(result.user));
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'GONE':
        throw unauthenticated();
      default:
        return result satisfies never;
    }
  }
}
