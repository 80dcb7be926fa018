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
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { ForbiddenError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { loadCategoriesByNetwork } from './category-store.ts';
import { mergeCategory, moveCategory, removeCategory, renameCategory } from './change-category.ts';
import { createCategory } from './create-category.ts';
import type { CategoryOutcome } from './edit-categories.ts';

@InputType({ description: 'A new kind of shop.' })
class CreateCategoryInput {
  @Field(() => ID, { description: 'The network; the caller coordinates it.' })
  readonly networkId!: string;

  @Field(() => LocalizedTextInput, { description: 'What it is called; 1 to 60 characters.' })
  readonly name!: LocalizedTextInput;

  @Field(() => String, { nullable: true, description: 'A picture that ships with the app.' })
  readonly pictureKey?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is a part of; left out: nothing.' })
  readonly parentCode?: string | null;
}

@InputType({ description: 'What changes in a kind of shop; what is left out stays as it is.' })
class UpdateCategoryInput {
  @Field(() => ID, { description: 'The network; the caller coordinates it.' })
  readonly networkId!: string;

  @Field(() => String, { description: 'Which.' })
  readonly code!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What it is called; 1 to 60 characters.' })
  readonly name?: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: 'A picture that ships with the app; null: none.' })
  readonly pictureKey?: string | null;
}

@InputType({ description: 'Where a kind of shop goes, with all that is below it.' })
class MoveCategoryInput {
  @Field(() => ID, { description: 'The network; the caller coordinates it.' })
  readonly networkId!: string;

  @Field(() => String, { description: 'Which.' })
  readonly code!: string;

  @Field(() => String, { nullable: true, description: 'Below this one; left out: to the root.' })
  readonly parentCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Before this one there; left out: to the end.' })
  readonly beforeCode?: string | null;
}

@InputType({ description: 'Two kinds of shops that become one.' })
class MergeCategoryInput {
  @Field(() => ID, { description: 'The network; the caller coordinates it.' })
  readonly networkId!: string;

  @Field(() => String, { description: 'The one that will be gone.' })
  readonly code!: string;

  @Field(() => String, { description: 'The one that gets its shops and all that is below it.' })
  readonly intoCode!: string;
}

@InputType({ description: 'Which kind of shop.' })
class RemoveCategoryInput {
  @Field(() => ID, { description: 'The network; the caller coordinates it.' })
  readonly networkId!: string;

  @Field(() => String, { description: 'Which.' })
  readonly code!: string;
}

@ObjectType({ description: 'It is done.' })
class CategoryActionSuccess {
  @Field(() => Network, { description: 'The network, with its kinds of shops as they are now.' })
  readonly network: Network;

  constructor(network: Network) {
    this.network = network;
  }
}

const CategoryActionResult = createUnionType({
  name: 'CategoryActionResult',
  description: 'What came of changing the tree of kinds of shops.',
  types: () => [CategoryActionSuccess, ValidationError, ForbiddenError] as const,
});

/** What coordinators do with the tree of kinds of shops. */
@Resolver()
export class ManageCategoriesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => CategoryActionResult, { description: 'Adds a kind of shop. Coordinators only.' })
  async createCategory(
    @Arg('input', () => CreateCategoryInput, { description: 'The new one.' }) input: CreateCategoryInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CategoryActionResult> {
    const command = { ...input, ...callerOf(input, context), parentCode: input.parentCode ?? null };
    return answer(await createCategory(this.deps, command), context);
  }

  @Mutation(() => CategoryActionResult, {
    description: 'Renames a kind of shop, or gives it another picture. Coordinators only.',
  })
  async updateCategory(
    @Arg('input', () => UpdateCategoryInput, { description: 'What changes.' }) input: UpdateCategoryInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CategoryActionResult> {
    return answer(await renameCategory(this.deps, { ...input, ...callerOf(input, context) }), context);
  }

  @Mutation(() => CategoryActionResult, {
    description:
      'Hangs a kind of shop, with all below it, elsewhere in the tree, or moves it on its level. Coordinators only.',
  })
  async moveCategory(
    @Arg('input', () => MoveCategoryInput, { description: 'Where to.' }) input: MoveCategoryInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CategoryActionResult> {
    const { parentCode = null, beforeCode = null } = input;
    const command = { ...input, ...callerOf(input, context), parentCode, beforeCode };
    return answer(await moveCategory(this.deps, command), context);
  }

  @Mutation(() => CategoryActionResult, {
    description:
      'Makes one kind of shop part of another: its shops go there, and it is gone. Coordinators only.',
  })
  async mergeCategory(
    @Arg('input', () => MergeCategoryInput, { description: 'Which, and into which.' })
    input: MergeCategoryInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CategoryActionResult> {
    return answer(await mergeCategory(this.deps, { ...input, ...callerOf(input, context) }), context);
  }

  @Mutation(() => CategoryActionResult, {
    description: 'Removes a kind of shop that no shop has. Coordinators only.',
  })
  async removeCategory(
    @Arg('input', () => RemoveCategoryInput, { description: 'Which.' }) input: RemoveCategoryInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CategoryActionResult> {
    return answer(await removeCategory(this.deps, { ...input, ...callerOf(input, context) }), context);
  }
}

function callerOf(input: { readonly networkId: string }, context: GraphqlContext) {
  return { userId: signedIn(context).userId, networkId: fromGlobalId('network', input.networkId) };
}

async function answer(
  result: CategoryOutcome,
  context: GraphqlContext,
): Promise<typeof CategoryActionResult> {
  switch (result.outcome) {
    case 'DONE': {
      context.loaders.clear(loadCategoriesByNetwork, result.networkId);
      const network = await context.loaders.load(loadNetworksById, result.networkId);
      if (network === null) throw new Error('a network was changed and is gone');
      return new CategoryActionSuccess(new Network(network));
    }
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    default:
      return result satisfies never;
  }
}
