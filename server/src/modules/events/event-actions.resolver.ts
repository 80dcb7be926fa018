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
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { endEvent } from './end-event.ts';
import { Event } from './event.type.ts';
import { eventStateError, secondPersonError } from './event-errors.type.ts';
import { freshEvent } from './event-of.ts';
import { type OpenEventOutcome, openEvent } from './open-event.ts';

@InputType({ description: 'Which event.' })
class EventActionInput {
  @Field(() => ID, { description: 'The event.' })
  readonly eventId!: string;
}

@ObjectType({ description: 'It is done.' })
class EventActionSuccess {
  @Field(() => Event, { description: 'The event as it is now.' })
  readonly event: Event;

  constructor(event: Event) {
    this.event = event;
  }
}

const EventActionResult = createUnionType({
  name: 'EventActionResult',
  description: 'What came of taking an event one step on.',
  types: () => [EventActionSuccess, StateError, ForbiddenError, ValidationError] as const,
});

/** Steps that have nothing but the event as their input. */
@Resolver()
export class EventActionsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => EventActionResult, {
    description:
      'Opens an event for check-ins. One with a budget above the network’s limit for one person then waits for a second coordinator, who opens it by the same mutation. Coordinators only.',
  })
  async openEvent(
    @Arg('input', () => EventActionInput, { description: 'Which.' }) input: EventActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof EventActionResult> {
    return answer(await openEvent(this.deps, commandOf(input, context)), context);
  }

  @Mutation(() => EventActionResult, {
    description: 'Closes an open event before its time is over. Its organisers and coordinators.',
  })
  async closeEvent(
    @Arg('input', () => EventActionInput, { description: 'Which.' }) input: EventActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof EventActionResult> {
    return answer(await endEvent(this.deps, { ...commandOf(input, context), step: 'CLOSE' }), context);
  }

  @Mutation(() => EventActionResult, {
    description: 'Calls an event off; points that were given stay given. Coordinators only.',
  })
  async cancelEvent(
    @Arg('input', () => EventActionInput, { description: 'Which.' }) input: EventActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof EventActionResult> {
    return answer(await endEvent(this.deps, { ...commandOf(input, context), step: 'CANCEL' }), context);
  }
}

function commandOf(
  input: EventActionInput,
  context: GraphqlContext,
): { readonly userId: string; readonly eventId: string | null } {
  return { userId: signedIn(context).userId, eventId: fromGlobalId('event', input.eventId) };
}

function answer(result: OpenEventOutcome, context: GraphqlContext): typeof EventActionResult {
  switch (result.outcome) {
    case 'DONE':
      return new EventActionSuccess(freshEvent(context, result.event));
    case 'STATE':
      return eventStateError(context.language, result.state);
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    case 'SAME_PERSON':
      return secondPersonError(context.language);
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    default:
      return result satisfies never;
  }
}
