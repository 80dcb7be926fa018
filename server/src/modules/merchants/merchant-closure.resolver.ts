import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { inLanguage, Language } from '../../graphql/language.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { closeMerchant } from './close-merchant.ts';
import { freshMerchant } from './fresh-merchant.ts';
import { Merchant } from './merchant.type.ts';
import { merchantStateError } from './merchant-refusals.ts';
import { reopenMerchant } from './reopen-merchant.ts';

@ObjectType({ description: 'A shop rests for a while, and opens again by itself.' })
class MerchantClosure {
  @Field(() => Date, { description: 'From when; may be still to come.' })
  readonly from: Date;

  @Field(() => Date, { description: 'When it opens again.' })
  readonly until: Date;

  constructor(
    from: Date,
    until: Date,
    private readonly note: { readonly th: string; readonly en: string },
  ) {
    this.from = from;
    this.until = until;
  }

  noteIn(language: Language): string | null {
    const text = inLanguage(language, this.note.th, this.note.en);
    return text === '' ? null : text;
  }
}

@Resolver(() => MerchantClosure)
export class MerchantClosureNoteResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What the shop says about it.' })
  note(
    @Root() closure: MerchantClosure,
    @Ctx() context: GraphqlContext,
    @Arg('language', () => Language, { nullable: true, description: "The caller's own when left out." })
    language: Language | null,
  ): string | null {
    return closure.noteIn(language ?? context.language);
  }
}

@InputType({ description: 'How long a shop rests, and a word about it.' })
class CloseMerchantInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => Date, { nullable: true, description: 'From when; now when left out.' })
  readonly from?: Date | null;

  @Field(() => Date, { description: 'When it opens again: after it closes, at most 366 days later.' })
  readonly until!: Date;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What members read beside it; at most 200 characters.',
  })
  readonly note?: LocalizedTextInput | null;
}

@InputType({ description: 'Which shop opens again.' })
class ReopenMerchantInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;
}

@ObjectType({ description: 'It is done.' })
class MerchantClosureSuccess {
  @Field(() => Merchant, { description: 'The shop as it is now.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

const CloseMerchantResult = createUnionType({
  name: 'CloseMerchantResult',
  description: 'What came of closing a shop for a while.',
  types: () => [MerchantClosureSuccess, StateError, ValidationError, ForbiddenError] as const,
});

const ReopenMerchantResult = createUnionType({
  name: 'ReopenMerchantResult',
  description: 'What came of opening a shop again.',
  types: () => [MerchantClosureSuccess, ForbiddenError] as const,
});

@Resolver(() => Merchant)
export class MerchantClosureResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => MerchantClosure, {
    nullable: true,
    description: 'Set while it rests, and when it is going to; null otherwise.',
  })
  closure(@Root() { row }: Merchant): MerchantClosure | null {
    const { closedFrom, closedUntil, closedNoteTh, closedNoteEn } = row;
    if (closedFrom === null || closedUntil === null || closedUntil <= new Date()) return null;
    return new MerchantClosure(closedFrom, closedUntil, { th: closedNoteTh, en: closedNoteEn });
  }

  @Mutation(() => CloseMerchantResult, {
    description:
      'Until its end nothing of the shop can be redeemed; vouchers stay as they are. Owners and managers only.',
  })
  async closeMerchant(
    @Arg('input', () => CloseMerchantInput, { description: 'Which, and until when.' })
    input: CloseMerchantInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CloseMerchantResult> {
    const { userId } = signedIn(context);
    const { until, from = null, note = null } = input;
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const result = await closeMerchant(this.deps, { userId, merchantId, from, until, note });
    switch (result.outcome) {
      case 'CLOSED':
        return new MerchantClosureSuccess(freshMerchant(context, result.merchant));
      case 'STATE':
        return merchantStateError(context.language, result.status);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => ReopenMerchantResult, {
    description: 'Opens the shop again before its closure ends. Owners and managers only.',
  })
  async reopenMerchant(
    @Arg('input', () => ReopenMerchantInput, { description: 'Which.' }) input: ReopenMerchantInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ReopenMerchantResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const result = await reopenMerchant(this.deps, { userId, merchantId });
    switch (result.outcome) {
      case 'OPEN':
        return new MerchantClosureSuccess(freshMerchant(context, result.merchant));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}
