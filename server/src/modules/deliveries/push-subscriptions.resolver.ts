import { Arg, Ctx, createUnionType, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn, unauthenticated } from '../../graphql/context.ts';
import { ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { loadUsersById } from '../identity/user-store.ts';
import { Viewer } from '../identity/viewer.type.ts';
import { removeSubscription } from './push-store.ts';
import { subscribeToPush } from './subscribe-to-push.ts';

@InputType({ description: 'What PushSubscription.toJSON() gives in the browser.' })
class SubscribeToPushInput {
  @Field(() => String, { description: 'Where its push service takes messages.' })
  readonly endpoint!: string;

  @Field(() => String, { description: "keys.p256dh: the browser's public key, base64url." })
  readonly p256dh!: string;

  @Field(() => String, { description: 'keys.auth, base64url.' })
  readonly auth!: string;
}

@InputType({ description: 'Which browser.' })
class UnsubscribeFromPushInput {
  @Field(() => String, { description: 'As it was subscribed.' })
  readonly endpoint!: string;
}

@ObjectType({ description: 'It is done.' })
class PushSubscriptionSuccess {
  @Field(() => Viewer, { description: 'With the settings as they are now.' })
  readonly viewer: Viewer;

  constructor(viewer: Viewer) {
    this.viewer = viewer;
  }
}

const PushSubscriptionResult = createUnionType({
  name: 'PushSubscriptionResult',
  description: 'What came of allowing notices on a browser.',
  types: () => [PushSubscriptionSuccess, ValidationError] as const,
});

@Resolver()
export class PushSubscriptionsResolver {
  constructor(private readonly deps: { readonly database: Database; readonly allowsLoopback: boolean }) {}

  @Mutation(() => PushSubscriptionResult, {
    description:
      'Sends notices to this browser from now on, until the session that asks for it ends; doing it again changes nothing. At most ten for a person: the oldest makes room.',
  })
  async subscribeToPush(
    @Arg('input', () => SubscribeToPushInput, { description: 'Which.' }) input: SubscribeToPushInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof PushSubscriptionResult> {
    const { userId, sessionId } = signedIn(context);
    const result = await subscribeToPush(this.deps, { userId, sessionId, ...input });
    switch (result.outcome) {
      case 'SUBSCRIBED':
        return this.#success(userId, context);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => PushSubscriptionSuccess, {
    description: "Sends nothing more to this browser. One that is not the caller's is left alone.",
  })
  async unsubscribeFromPush(
    @Arg('input', () => UnsubscribeFromPushInput, { description: 'Which.' }) input: UnsubscribeFromPushInput,
    @Ctx() context: GraphqlContext,
  ): Promise<PushSubscriptionSuccess> {
    const { userId } = signedIn(context);
    await removeSubscription(this.deps.database, userId, input.endpoint);
    return this.#success(userId, context);
  }

  async #success(userId: string, context: GraphqlContext): Promise<PushSubscriptionSuccess> {
    const user = await context.loaders.load(loadUsersById, userId);
    if (user === null) throw unauthenticated();
    return new PushSubscriptionSuccess(new Viewer(user));
  }
}
