import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import type { Database } from '../../platform/postgres.ts';
import { CatalogueEditResult, editResult } from './catalogue-edit.type.ts';
import { discardCatalogueDraft } from './discard-catalogue-draft.ts';
import type { RuleKind } from './draft-store.ts';
import {
  CatalogueDraftInput,
  PutCatalogueDeedInput,
  PutDeedCategoryInput,
  PutIndicatorInput,
  RemoveFromCatalogueInput,
} from './edit-catalogue-input.type.ts';
import { putCatalogueDeed } from './put-catalogue-deed.ts';
import { putDeedCategory } from './put-deed-category.ts';
import { putIndicator } from './put-indicator.ts';
import { removeFromDraft } from './remove-from-draft.ts';

const what = 'Which draft, as of which revision, and what.';

@Resolver()
export class EditCatalogueResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => CatalogueEditResult, {
    description: 'Adds a category to the draft, or changes the one of this code. Coordinators only.',
  })
  async putDeedCategory(
    @Arg('input', () => PutDeedCategoryInput, { description: what }) input: PutDeedCategoryInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CatalogueEditResult> {
    const result = await putDeedCategory(this.deps, {
      ...draftOf(context, input),
      code: input.code,
      name: localizedText(input.name),
      pictureKey: input.picture ?? null,
      position: input.position ?? null,
    });
    return editResult(context.language, result);
  }

  @Mutation(() => CatalogueEditResult, {
    description:
      'Adds a deed to a category of the draft, or changes the one of this code. Coordinators only.',
  })
  async putCatalogueDeed(
    @Arg('input', () => PutCatalogueDeedInput, { description: what }) input: PutCatalogueDeedInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CatalogueEditResult> {
    const result = await putCatalogueDeed(this.deps, {
      ...draftOf(context, input),
      categoryCode: input.category,
      code: input.code,
      name: localizedText(input.name),
      pictureKey: input.picture ?? null,
      position: input.position ?? null,
    });
    return editResult(context.language, result);
  }

  @Mutation(() => CatalogueEditResult, {
    description:
      'Adds an indicator to a deed of the draft, or changes the one of this code. Coordinators only.',
  })
  async putIndicator(
    @Arg('input', () => PutIndicatorInput, { description: what }) input: PutIndicatorInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CatalogueEditResult> {
    const { code, points, capCount, capPeriod, evidence, verifiersNeeded, verifiedBy, virtues, privacy } =
      input;
    const result = await putIndicator(this.deps, {
      ...draftOf(context, input),
      deedCode: input.deed,
      rule: {
        ...{ code, points, capCount, capPeriod, evidence, verifiersNeeded, verifiedBy, virtues, privacy },
        name: localizedText(input.name),
        hint: localizedText(input.hint ?? {}),
      },
      position: input.position ?? null,
    });
    return editResult(context.language, result);
  }

  @Mutation(() => CatalogueEditResult, {
    description: 'Takes a category that has no deeds any more out of the draft. Coordinators only.',
  })
  removeDeedCategory(
    @Arg('input', () => RemoveFromCatalogueInput, { description: what }) input: RemoveFromCatalogueInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CatalogueEditResult> {
    return this.#remove('CATEGORY', input, context);
  }

  @Mutation(() => CatalogueEditResult, {
    description: 'Takes a deed that has no indicators any more out of the draft. Coordinators only.',
  })
  removeCatalogueDeed(
    @Arg('input', () => RemoveFromCatalogueInput, { description: what }) input: RemoveFromCatalogueInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CatalogueEditResult> {
    return this.#remove('DEED', input, context);
  }

  @Mutation(() => CatalogueEditResult, {
    description:
      'Takes an indicator out of the draft; what was recorded under it keeps its rule. Coordinators only.',
  })
  removeIndicator(
    @Arg('input', () => RemoveFromCatalogueInput, { description: what }) input: RemoveFromCatalogueInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CatalogueEditResult> {
    return this.#remove('INDICATOR', input, context);
  }

  @Mutation(() => CatalogueEditResult, {
    description: 'Ends the draft without adopting it; what is in force stays. Coordinators only.',
  })
  async discardCatalogueDraft(
    @Arg('input', () => CatalogueDraftInput, { description: 'Which draft, as of which revision.' })
    input: CatalogueDraftInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CatalogueEditResult> {
    return editResult(context.language, await discardCatalogueDraft(this.deps, draftOf(context, input)));
  }

  async #remove(
    kind: RuleKind,
    input: RemoveFromCatalogueInput,
    context: GraphqlContext,
  ): Promise<typeof CatalogueEditResult> {
    const result = await removeFromDraft(this.deps, kind, { ...draftOf(context, input), code: input.code });
    return editResult(context.language, result);
  }
}

function draftOf(context: GraphqlContext, input: CatalogueDraftInput) {
  const { userId } = signedIn(context);
  return { userId, draftId: fromGlobalId('catalogue', input.draftId), revision: input.revision };
}
