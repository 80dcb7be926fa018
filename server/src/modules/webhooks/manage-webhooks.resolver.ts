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
import { badRequest, fromGlobalId } from '../../graphql/global-id.ts';
import type { Language } from '../../graphql/language.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import { WebhookKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { SecretBox } from '../../platform/secret-box.ts';
import {
  removeWebhook,
  replayWebhook,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from './change-webhook.ts';
import { createWebhook } from './create-webhook.ts';
import { WebhookEndpoint } from './webhook.type.ts';

@InputType({ description: 'A program to be called: of a shop, or of a network.' })
class CreateWebhookInput {
  @Field(() => ID, { nullable: true, description: "The shop; the caller owns it. Null: the network's." })
  readonly merchantId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The network, where no shop is named.' })
  readonly networkId?: string | null;

  @Field(() => String, { description: 'https://…, on the public internet.' })
  readonly url!: string;

  @Field(() => [WebhookKind], { description: 'What it is told of; at least one, not TEST.' })
  readonly events!: WebhookKind[];
}

@InputType({ description: 'What changes; what is left out or null stays.' })
class UpdateWebhookInput {
  @Field(() => ID, { description: 'WebhookEndpoint.id.' })
  readonly webhookId!: string;

  @Field(() => String, { nullable: true, description: 'https://…, on the public internet.' })
  readonly url?: string | null;

  @Field(() => [WebhookKind], { nullable: true, description: 'What it is told of.' })
  readonly events?: WebhookKind[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is called.' })
  readonly isEnabled?: boolean | null;
}

@InputType({ description: 'Which endpoint.' })
class WebhookInput {
  @Field(() => ID, { description: 'WebhookEndpoint.id.' })
  readonly webhookId!: string;
}

@InputType({ description: 'Which dead calls are made again.' })
class ReplayWebhookInput {
  @Field(() => ID, { description: 'WebhookEndpoint.id.' })
  readonly webhookId!: string;

  @Field(() => ID, { nullable: true, description: 'WebhookDelivery.id; null: all, the oldest thousand.' })
  readonly deliveryId?: string | null;
}

@ObjectType({ description: 'It is done.' })
class WebhookSuccess {
  @Field(() => WebhookEndpoint, { description: 'As it is now.' })
  readonly webhook: WebhookEndpoint;

  constructor(webhook: WebhookEndpoint) {
    this.webhook = webhook;
  }
}

@ObjectType({ description: 'There is a new secret.' })
class WebhookSecretSuccess {
  @Field(() => WebhookEndpoint, { description: 'As it is now.' })
  readonly webhook: WebhookEndpoint;

  @Field(() => String, { description: 'Signs the calls: whsec_… Shown this once; keep it.' })
  readonly secret: string;

  constructor(webhook: WebhookEndpoint, secret: string) {
    this.webhook = webhook;
    this.secret = secret;
  }
}

@ObjectType({ description: 'They are on their way.' })
class ReplayWebhookSuccess {
  @Field(() => WebhookEndpoint, { description: 'As it is now.' })
  readonly webhook: WebhookEndpoint;

  @Field(() => Int, { description: 'How many calls are made again.' })
  readonly count: number;

  constructor(webhook: WebhookEndpoint, count: number) {
    this.webhook = webhook;
    this.count = count;
  }
}

const CreateWebhookResult = createUnionType({
  name: 'CreateWebhookResult',
  description: 'What came of having a program called.',
  types: () => [WebhookSecretSuccess, ValidationError, StateError, ForbiddenError] as const,
});

const RotateWebhookSecretResult = createUnionType({
  name: 'RotateWebhookSecretResult',
  description: 'What came of asking for a new secret.',
  types: () => [WebhookSecretSuccess, ForbiddenError] as const,
});

const WebhookResult = createUnionType({
  name: 'WebhookResult',
  description: 'What came of changing an endpoint.',
  types: () => [WebhookSuccess, ValidationError, StateError, ForbiddenError] as const,
});

const ReplayWebhookResult = createUnionType({
  name: 'ReplayWebhookResult',
  description: 'What came of a replay.',
  types: () => [ReplayWebhookSuccess, StateError, ForbiddenError] as const,
});

/** Nobody has to show that an address is theirs: it is not to be flooded by pressing a button. */
const testCalls = { name: 'test-webhook', points: 10, duration: 60 };

export interface ManageWebhooksDeps {
  readonly database: Database;
  readonly webhookSecrets: SecretBox;
  readonly allowsLoopback: boolean;
  readonly narrowLimits: NarrowLimits;
}

@Resolver()
export class ManageWebhooksResolver {
  constructor(private readonly deps: ManageWebhooksDeps) {}

  @Mutation(() => CreateWebhookResult, {
    description:
      "Calls a program when something happens. A shop's owners for their shop; coordinators for the network. At most five each.",
  })
  async createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'Which program.' }) input: CreateWebhookInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CreateWebhookResult> {
    const { userId } = signedIn(context);
    if ((input.merchantId == null) === (input.networkId == null)) {
      throw badRequest('either merchantId or networkId');
    }
    const result = await createWebhook(this.deps, {
      userId,
      // One that is not an id finds nothing.
      merchantId: input.merchantId == null ? null : (fromGlobalId('merchant', input.merchantId) ?? nobody),
      networkId: input.networkId == null ? null : fromGlobalId('network', input.networkId),
      ...{ url: input.url, kinds: input.events },
    });
    switch (result.outcome) {
      case 'CREATED':
        return new WebhookSecretSuccess(new WebhookEndpoint(result.endpoint), result.secret);
      case 'TOO_MANY':
        return new StateError(context.language, 'TOO_MANY', {
          th: 'มีได้ไม่เกิน 5 ปลายทาง ลบของเดิมก่อน',
          en: 'There can be five at most. Remove one first.',
        });
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => WebhookResult, {
    description: 'Changes an endpoint. What waits for one that is disabled is kept as dead. Its owners only.',
  })
  async updateWebhook(
    @Arg('input', () => UpdateWebhookInput, { description: 'What changes.' }) input: UpdateWebhookInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof WebhookResult> {
    const result = await updateWebhook(this.deps, {
      ...commandOf(input, context),
      url: input.url ?? null,
      kinds: input.events ?? null,
      isEnabled: input.isEnabled ?? null,
    });
    switch (result.outcome) {
      case 'DONE':
        return new WebhookSuccess(new WebhookEndpoint(result.endpoint));
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => WebhookResult, { description: 'Ends an endpoint for good. Its owners only.' })
  async removeWebhook(
    @Arg('input', () => WebhookInput, { description: 'Which.' }) input: WebhookInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof WebhookResult> {
    const result = await removeWebhook(this.deps, commandOf(input, context));
    if (result.outcome === 'FORBIDDEN') return new ForbiddenError(context.language);
    return new WebhookSuccess(new WebhookEndpoint(result.endpoint));
  }

  @Mutation(() => RotateWebhookSecretResult, {
    description: 'Makes a new secret; the one before signs beside it for 24 hours. Its owners only.',
  })
  async rotateWebhookSecret(
    @Arg('input', () => WebhookInput, { description: 'Which.' }) input: WebhookInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RotateWebhookSecretResult> {
    const result = await rotateWebhookSecret(this.deps, commandOf(input, context));
    if (result.outcome === 'FORBIDDEN') return new ForbiddenError(context.language);
    return new WebhookSecretSuccess(new WebhookEndpoint(result.endpoint), result.secret);
  }

  @Mutation(() => ReplayWebhookResult, {
    description:
      'Makes dead calls again, under their old ids: receivers know which they have had. Its owners only.',
  })
  async replayWebhook(
    @Arg('input', () => ReplayWebhookInput, { description: 'Which.' }) input: ReplayWebhookInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ReplayWebhookResult> {
    const { deliveryId } = input;
    const result = await replayWebhook(this.deps, {
      ...commandOf(input, context),
      deliveryId: deliveryId == null ? 'ALL' : (fromGlobalId('delivery', deliveryId) ?? nobody),
    });
    switch (result.outcome) {
      case 'REPLAYED':
        return new ReplayWebhookSuccess(new WebhookEndpoint(result.endpoint), result.count);
      case 'DISABLED':
        return disabledError(context.language);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => WebhookResult, {
    description: 'Calls an endpoint with an event of the type `test`; ten times a minute. Its owners only.',
  })
  async testWebhook(
    @Arg('input', () => WebhookInput, { description: 'Which.' }) input: WebhookInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof WebhookResult> {
    const command = commandOf(input, context);
    await this.deps.narrowLimits.count(testCalls, context);
    const result = await testWebhook(this.deps, command);
    switch (result.outcome) {
      case 'DONE':
        return new WebhookSuccess(new WebhookEndpoint(result.endpoint));
      case 'DISABLED':
        return disabledError(context.language);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}

/** No row has it. */
const nobody = '00000000-0000-0000-0000-000000000000';

function commandOf(input: { readonly webhookId: string }, context: GraphqlContext) {
  return { userId: signedIn(context).userId, endpointId: fromGlobalId('webhook', input.webhookId) };
}

function disabledError(language: Language): StateError {
  return new StateError(language, 'DISABLED', {
    th: 'ปลายทางนี้ปิดอยู่ เปิดใช้ก่อน',
    en: 'This endpoint is disabled. Enable it first.',
  });
}
