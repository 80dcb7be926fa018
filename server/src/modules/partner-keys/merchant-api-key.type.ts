import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import { ApiKeyScope } from '../../platform/generated/enums.ts';
import type { ApiKeyRow } from './api-key-store.ts';

registerEnumType(ApiKeyScope, {
  name: 'ApiKeyScope',
  description: 'What a key may do at its shop. docs/partner-api.md lists the operations.',
  valuesConfig: {
    VOUCHERS_USE: {
      description: 'Use vouchers at the till, undo it, take back what was lent, and see the day.',
    },
    OFFERS_READ: { description: 'Read the shop’s offers, drafts too.' },
    OFFERS_WRITE: { description: 'Write, submit, pause and end offers, and change their stock.' },
    STATEMENTS_READ: { description: 'Read what the network owes the shop.' },
  },
});

/** Its shop is resolved beside: merchant-api-keys.resolver.ts. */
@ObjectType({
  description: 'A key by which a shop’s own till speaks to this API. It acts as the shop, never as a person.',
})
export class MerchantApiKey {
  constructor(readonly row: ApiKeyRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('key', this.row.id);
  }

  @Field(() => String, { description: 'What people call it.' })
  get name(): string {
    return this.row.name;
  }

  @Field(() => String, { description: 'How the key begins, to know it again.' })
  get prefix(): string {
    return this.row.prefix;
  }

  @Field(() => [ApiKeyScope], { description: 'What it may do.' })
  get scopes(): readonly ApiKeyScope[] {
    return this.row.scopes;
  }

  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, { description: 'Until when it is good.' })
  get expiresAt(): Date {
    return this.row.expiresAt;
  }

  @Field(() => Date, {
    nullable: true,
    description: 'When it was last used, to the minute; null when never.',
  })
  get lastUsedAt(): Date | null {
    return this.row.lastUsedAt;
  }
}

@ObjectType({ description: 'The shop that a key acts as.' })
export class ApiKeyShop {
  @Field(() => ID, { description: 'For the operations that name the shop.' })
  readonly merchantId: string;

  @Field(() => String, { description: 'What the shop is called.' })
  readonly name: string;

  constructor(merchantId: string, name: string) {
    this.merchantId = toGlobalId('merchant', merchantId);
    this.name = name;
  }
}
