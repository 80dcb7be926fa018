import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { MerchantLikeness } from '../merchants/likeness.type.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { loadLikenesses } from '../merchants/similar-merchants.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { CaseNote } from './case-note.type.ts';
import { loadCaseNotes } from './case-note-store.ts';
import { CaseWarning, isClean, warningsOf } from './case-warnings.ts';
import { loadChecklists, loadTicks } from './checklist-store.ts';
import { ChecklistEntry, ChecklistItem, MerchantReview } from './review.type.ts';
import { loadReviews } from './review-store.ts';

/** The case of a shop, for those who may decide on it: null for everybody else, never an error. */
@Resolver(() => Merchant)
export class MerchantReviewResolver {
  @FieldResolver(() => MerchantReview, {
    nullable: true,
    description: 'Coordinators who do not work for the shop: null for others.',
  })
  async review(@Root() { row }: Merchant, @Ctx() context: GraphqlContext): Promise<MerchantReview | null> {
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.id),
      viewerMembership(context, row.networkId),
    ]);
    if (!isCoordinator(membership) || place !== null) return null;
    const review = await context.loaders.load(loadReviews, row.id);
    return review === null ? null : new MerchantReview(review, membership.id);
  }
}

@Resolver(() => MerchantReview)
export class ReviewResolver {
  @FieldResolver(() => [MerchantLikeness], {
    description: 'At most five shops that this one may be the same as, and why.',
  })
  async lookAlikes(
    @Root() { row }: MerchantReview,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly MerchantLikeness[]> {
    const likenesses = await context.loaders.load(loadLikenesses, row.merchantId);
    return (likenesses ?? []).map((likeness) => new MerchantLikeness(likeness));
  }

  @FieldResolver(() => [CaseWarning], {
    description: 'What asks for a second look; empty when nothing does.',
  })
  async warnings(
    @Root() { row }: MerchantReview,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CaseWarning[]> {
    return warningsOf(row, (await context.loaders.load(loadLikenesses, row.merchantId)) ?? []);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Fit for approveMerchants: it waits, nothing asks for a second look, the checklist is done or not required, no note is open.',
  })
  async isClean(@Root() { row }: MerchantReview, @Ctx() context: GraphqlContext): Promise<boolean> {
    return isClean(row, warningsOf(row, (await context.loaders.load(loadLikenesses, row.merchantId)) ?? []));
  }

  @FieldResolver(() => [ChecklistEntry], {
    description: 'The checklist, and what of it is ticked, in order.',
  })
  async checklist(
    @Root() { row }: MerchantReview,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly ChecklistEntry[]> {
    const [items, ticks] = await Promise.all([
      context.loaders.load(loadChecklists, row.networkId),
      context.loaders.load(loadTicks, row.merchantId),
    ]);
    return (items ?? []).map(
      (item) => new ChecklistEntry(item, ticks?.find(({ itemId }) => itemId === item.id) ?? null),
    );
  }

  @FieldResolver(() => [CaseNote], {
    description:
      'The last 100 notes, oldest first: those of the coordinators among themselves, and those that the shop reads.',
  })
  async notes(@Root() { row }: MerchantReview, @Ctx() context: GraphqlContext): Promise<readonly CaseNote[]> {
    const notes = await context.loaders.load(loadCaseNotes, row.merchantId);
    return (notes ?? []).map((note) => new CaseNote(note));
  }
}

@Resolver(() => CaseNote)
export class CaseNoteResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Who wrote it. For coordinators, and of the shop’s own people: null where the other side wrote it.',
  })
  async author(@Root() { row }: CaseNote, @Ctx() context: GraphqlContext): Promise<string | null> {
    const [place, membership] = await Promise.all([
      viewerPlace(context, row.merchantId),
      viewerMembership(context, row.networkId),
    ]);
    const isOwnSide = row.side === 'MERCHANT' ? place !== null : place === null && isCoordinator(membership);
    return isOwnSide ? row.authorName : null;
  }
}

@Resolver(() => ChecklistItem)
export class ChecklistItemResolver {
  @FieldResolver(() => String, { description: 'What is to be looked at.' })
  label(
    @Root() { row }: ChecklistItem,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string {
    return inLanguage(language ?? context.language, row.labelTh, row.labelEn);
  }
}
