import { Arg, Ctx, createUnionType, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import { AlreadyExistsError, ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { adoptCatalogue } from './adopt-catalogue.ts';
import { draftRefusal } from './catalogue-edit.type.ts';
import { CatalogueChangedError, RefusedTopicError } from './catalogue-errors.type.ts';
import { CatalogueVersion } from './catalogue-version.type.ts';
import { CatalogueDraftInput } from './edit-catalogue-input.type.ts';

@InputType({ description: 'Which draft, and from when.' })
class AdoptCatalogueInput extends CatalogueDraftInput {
  @Field(() => CalendarDate, {
    description: "The first day that it counts: today in the network's time zone, or later within a year.",
  })
  readonly effectiveFrom!: string;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What is new, for the members; at most 500 characters.',
  })
  readonly note?: LocalizedTextInput | null;
}

@ObjectType({ description: 'The catalogue is in force from its day on.' })
class AdoptCatalogueSuccess {
  @Field(() => CatalogueVersion, { description: 'As adopted; it never changes again.' })
  readonly version: CatalogueVersion;

  @Field(() => Boolean, {
    description: 'True when it was adopted from that day before: nobody is told again.',
  })
  readonly replayed: boolean;

  constructor(version: CatalogueVersion, replayed: boolean) {
    this.version = version;
    this.replayed = replayed;
  }
}

const AdoptCatalogueResult = createUnionType({
  name: 'AdoptCatalogueResult',
  description: 'What came of an adoption. Whatever is refused has changed nothing.',
  types: () =>
    [
      AdoptCatalogueSuccess,
      AlreadyExistsError,
      ValidationError,
      RefusedTopicError,
      CatalogueChangedError,
      StateError,
      ForbiddenError,
    ] as const,
});

@Resolver()
export class AdoptCatalogueResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => AdoptCatalogueResult, {
    description:
      'Puts the draft in force from a day on, and tells all members once. What was recorded before keeps its rule. Coordinators only.',
  })
  async adoptCatalogue(
    @Arg('input', () => AdoptCatalogueInput, { description: 'Which draft, and from when.' })
    input: AdoptCatalogueInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof AdoptCatalogueResult> {
    const { userId } = signedIn(context);
    const result = await adoptCatalogue(this.deps, {
      userId,
      draftId: fromGlobalId('catalogue', input.draftId),
      revision: input.revision,
      effectiveFrom: input.effectiveFrom,
      note: localizedText(input.note ?? {}),
    });
    switch (result.outcome) {
      case 'ADOPTED':
        return new AdoptCatalogueSuccess(new CatalogueVersion(result.version), result.replayed);
      case 'DAY_TAKEN':
        return new AlreadyExistsError(context.language, {
          th: 'มีรายการความดีอีกชุดเริ่มใช้วันนั้นแล้ว เลือกวันอื่นนะ',
          en: 'Another catalogue is in force from that very day. Please choose another.',
        });
      default:
        return draftRefusal(context.language, result);
    }
  }
}
