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
import { badRequest, fromGlobalId } from '../../graphql/global-id.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import { ForbiddenError, IdempotencyConflictError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { EventCheckIn } from './event-check-in.type.ts';
import { EventNotOpenError, ownNumberError } from './event-errors.type.ts';
import { loadFiguresByEvent, loadVisitFiguresByEvent } from './event-reads.ts';
import type { EventPulse } from './event-topic.ts';
import { recordCheckIn } from './record-check-in.ts';

@InputType({ description: 'Who came without a phone.' })
class RecordCheckInInput {
  @Field(() => ID, { description: 'The event; the caller is one of its organisers.' })
  readonly eventId!: string;

  @Field(() => String, { description: 'The number on the member card.' })
  readonly memberNumber!: string;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. However often it is sent, it counts once.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'The member is on the list.' })
class RecordCheckInSuccess {
  @Field(() => EventCheckIn, { description: 'The visit. All that the desk learns.' })
  readonly checkIn: EventCheckIn;

  @Field(() => Boolean, {
    description: 'True when the member was on the list already: nothing was credited again.',
  })
  readonly replayed: boolean;

  constructor(checkIn: EventCheckIn, replayed: boolean) {
    this.checkIn = checkIn;
    this.replayed = replayed;
  }
}

const RecordCheckInResult = createUnionType({
  name: 'RecordCheckInResult',
  description: 'What came of writing somebody down.',
  types: () =>
    [
      RecordCheckInSuccess,
      EventNotOpenError,
      ValidationError,
      ForbiddenError,
      IdempotencyConflictError,
    ] as const,
});

@Resolver()
export class RecordCheckInResolver {
  constructor(private readonly deps: { readonly database: Database; readonly eventPulse: EventPulse }) {}

  @Mutation(() => RecordCheckInResult, {
    description:
      'Writes down one who came, by member number, and credits the points. Organisers of the event, never for themselves.',
  })
  async recordCheckIn(
    @Arg('input', () => RecordCheckInInput, { description: 'Where and who.' }) input: RecordCheckInInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RecordCheckInResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    const { idempotencyKey, memberNumber } = input;
    if (!isKey(idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    const eventId = fromGlobalId('event', input.eventId);
    const result = await recordCheckIn(this.deps, { userId, eventId, memberNumber, idempotencyKey });
    switch (result.outcome) {
      case 'RECORDED':
        context.loaders.clear(loadFiguresByEvent, result.visit.eventId);
        context.loaders.clear(loadVisitFiguresByEvent, result.visit.eventId);
        return new RecordCheckInSuccess(new EventCheckIn(result.visit), result.replayed);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      case 'OWN_MEMBERSHIP':
        return ownNumberError(language);
      case 'NOT_OPEN':
        return new EventNotOpenError(language, result.opensAt);
      case 'INVALID':
        return new ValidationError(language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      default:
        return result satisfies never;
    }
  }
}
