import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { inLanguage } from '../../graphql/language.ts';
import { ForbiddenError, ValidationError } from '../../graphql/user-error.ts';
import { ApiKeyScope } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { freshMerchant } from '../merchants/fresh-merchant.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { loadMerchantsById, type MerchantRow } from '../merchants/merchant-store.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { loadApiKeysById, loadApiKeysByMerchant } from './api-key-store.ts';
import { createMerchantApiKey } from './create-merchant-api-key.ts';
import { ApiKeyShop, MerchantApiKey } from './merchant-api-key.type.ts';
import { revokeMerchantApiKey } from './revoke-merchant-api-key.ts';

@InputType({ description: 'A key for a shop’s own till.' })
class CreateMerchantApiKeyInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => String, {
    description: 'What people call it, such as the till that has it: 1 to 40 characters.',
  })
  readonly name!: string;

  @Field(() => [ApiKeyScope], { description: 'What it may do.' })
  readonly scopes!: readonly ApiKeyScope[];

  @Field(() => Int, { defaultValue: 365, description: 'For how many days: 1 to 366.' })
  readonly validDays!: number;
}

@InputType({ description: 'A key to end.' })
class RevokeMerchantApiKeyInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => ID, { description: 'MerchantApiKey.id.' })
  readonly apiKeyId!: string;
}

@ObjectType({ description: 'The key is good from now on.' })
class CreateMerchantApiKeySuccess {
  @Field(() => MerchantApiKey, { description: 'As it is now.' })
  readonly apiKey: MerchantApiKey;

  @Field(() => String, {
    description: 'The key itself, for `Authorization: Bearer`. Shown this once; nobody can ask for it again.',
  })
  readonly secret: string;

  @Field(() => Merchant, { description: 'The shop, with its keys.' })
  readonly merchant: Merchant;

  constructor(apiKey: MerchantApiKey, secret: string, merchant: Merchant) {
    this.apiKey = apiKey;
    this.secret = secret;
    this.merchant = merchant;
  }
}

@ObjectType({ description: 'The key is good for nothing any more.' })
class RevokeMerchantApiKeySuccess {
  @Field(() => Merchant, { description: 'The shop, with its keys.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

const CreateMerchantApiKeyResult = createUnionType({
  name: 'CreateMerchantApiKeyResult',
  description: 'What came of making a key.',
  types: () => [CreateMerchantApiKeySuccess, ForbiddenError, ValidationError] as const,
});
const RevokeMerchantApiKeyResult = createUnionType({
  name: 'RevokeMerchantApiKeyResult',
  description: 'What came of ending a key.',
  types: () => [RevokeMerchantApiKeySuccess, ForbiddenError] as const,
});

function freshShop(context: GraphqlContext, row: MerchantRow): Merchant {
  context.loaders.clear(loadApiKeysByMerchant, row.id);
  return freshMerchant(context, row);
}

@Resolver(() => MerchantApiKey)
export class MerchantApiKeysResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Query(() => MerchantApiKey, { nullable: true, description: 'The key that asks; null for everybody else.' })
  async apiKey(@Ctx() context: GraphqlContext): Promise<MerchantApiKey | null> {
    const id = context.shopAccess?.apiKeyId ?? null;
    const row = id === null ? null : await context.loaders.load(loadApiKeysById, id);
    return row === null ? null : new MerchantApiKey(row);
  }

  @FieldResolver(() => ApiKeyShop, { description: 'The shop that it acts as.' })
  async shop(@Root() { row }: MerchantApiKey, @Ctx() context: GraphqlContext): Promise<ApiKeyShop> {
    const merchant = await context.loaders.load(loadMerchantsById, row.merchantId);
    if (merchant === null) throw new Error('a key without its shop');
    return new ApiKeyShop(merchant.id, inLanguage(context.language, merchant.nameTh, merchant.nameEn));
  }

  @Mutation(() => CreateMerchantApiKeyResult, {
    description: 'Makes a key by which an approved shop’s own till speaks to this API. Owners only.',
  })
  async createMerchantApiKey(
    @Arg('input', () => CreateMerchantApiKeyInput, { description: 'For what, and until when.' })
    input: CreateMerchantApiKeyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CreateMerchantApiKeyResult> {
    const { userId } = signedIn(context);
    const { name, scopes, validDays } = input;
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const result = await createMerchantApiKey(this.deps, { userId, merchantId, name, scopes, validDays });
    switch (result.outcome) {
      case 'CREATED':
        return new CreateMerchantApiKeySuccess(
          new MerchantApiKey(result.key),
          result.secret,
          freshShop(context, result.merchant),
        );
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => RevokeMerchantApiKeyResult, {
    description: 'Ends a key, everywhere and at once. Owners only.',
  })
  async revokeMerchantApiKey(
    @Arg('input', () => RevokeMerchantApiKeyInput, { description: 'Which.' })
    input: RevokeMerchantApiKeyInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RevokeMerchantApiKeyResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const apiKeyId = fromGlobalId('key', input.apiKeyId);
    const result = await revokeMerchantApiKey(this.deps, { userId, merchantId, apiKeyId });
    switch (result.outcome) {
      case 'REVOKED':
        return new RevokeMerchantApiKeySuccess(freshShop(context, result.merchant));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}

@Resolver(() => Merchant)
export class MerchantApiKeyListResolver {
  @FieldResolver(() => [MerchantApiKey], {
    nullable: true,
    description: 'The keys that nobody has revoked, the newest first. Owners only: null for others.',
  })
  async apiKeys(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly MerchantApiKey[] | null> {
    if (!mayRunShop(await viewerPlace(context, row.id))) return null;
    const keys = await context.loaders.load(loadApiKeysByMerchant, row.id);
    return (keys ?? []).map((key) => new MerchantApiKey(key));
  }
}
