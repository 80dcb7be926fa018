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
  registerEnumType,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import {
  AlreadyExistsError,
  ForbiddenError,
  IdempotencyConflictError,
  ValidationError,
} from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { beginCatalogueDraft } from './begin-catalogue-draft.ts';
import { CatalogueVersion } from './catalogue-version.type.ts';

const CatalogueStart = {
  EMPTY: 'EMPTY',
  IN_FORCE: 'IN_FORCE',
  DEFAULT: 'DEFAULT',
  NETWORK: 'NETWORK',
} as const;
type CatalogueStart = (typeof CatalogueStart)[keyof typeof CatalogueStart];

registerEnumType(CatalogueStart, {
  name: 'CatalogueStart',
  description: 'What a draft begins with.',
  valuesConfig: {
    EMPTY: { description: 'Nothing.' },
    IN_FORCE: { description: 'A copy of what is in force here.' },
    DEFAULT: { description: 'The catalogue that ships with Kwamdee: 5 categories, 22 deeds, 63 indicators.' },
    NETWORK: { description: 'A copy of what is in force in another network: `sourceNetworkId`.' },
  },
});

@InputType({ description: 'For which network, and what to begin with.' })
class BeginCatalogueDraftInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => CatalogueStart, { description: 'What it begins with.' })
  readonly from!: CatalogueStart;

  @Field(() => ID, { nullable: true, description: 'For NETWORK: whose catalogue.' })
  readonly sourceNetworkId?: string | null;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key begins one draft.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'The draft is there.' })
export class BeginCatalogueDraftSuccess {
  @Field(() => CatalogueVersion, { description: 'The draft.' })
  readonly draft: CatalogueVersion;

  @Field(() => Boolean, { description: 'True when this key began it before.' })
  readonly replayed: boolean;

  constructor(draft: CatalogueVersion, replayed: boolean) {
    this.draft = draft;
    this.replayed = replayed;
  }
}

const BeginCatalogueDraftResult = createUnionType({
  name: 'BeginCatalogueDraftResult',
  description: 'What came of beginning a draft. Whatever is refused has written nothing.',
  types: () =>
    [
      BeginCatalogueDraftSuccess,
      AlreadyExistsError,
      ValidationError,
      ForbiddenError,
      IdempotencyConflictError,
    ] as const,
});

@Resolver()
export class BeginCatalogueDraftResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => BeginCatalogueDraftResult, {
    description: "Begins the network's one draft of its catalogue. Coordinators only.",
  })
  async beginCatalogueDraft(
    @Arg('input', () => BeginCatalogueDraftInput, { description: 'Where, and with what.' })
    input: BeginCatalogueDraftInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof BeginCatalogueDraftResult> {
    const { userId } = signedIn(context);
    const result = await beginCatalogueDraft(this.deps, {
      userId,
      networkId: fromGlobalId('network', input.networkId),
      start: input.from,
      sourceNetworkId: input.sourceNetworkId == null ? null : fromGlobalId('network', input.sourceNetworkId),
      idempotencyKey: input.idempotencyKey,
    });
    switch (result.outcome) {
      case 'BEGUN':
        return new BeginCatalogueDraftSuccess(new CatalogueVersion(result.draft), result.replayed);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'DRAFT_EXISTS':
        return new AlreadyExistsError(context.language, {
          th: 'มีร่างอยู่แล้ว ทำต่อจากร่างนั้น หรือยกเลิกก่อน',
          en: 'There is a draft already: work on that, or discard it first.',
        });
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(context.language);
      default:
        return result satisfies never;
    }
  }
}
