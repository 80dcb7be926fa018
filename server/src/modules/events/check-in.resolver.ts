import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { badRequest } from '../../graphql/global-id.ts';
import { isKey } from '../../graphql/idempotency-key.ts';
import {
  BusyError,
  ForbiddenError,
  IdempotencyConflictError,
  NotAMemberError,
} from '../../graphql/user-error.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { Wallet } from '../ledger/wallet.type.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { type CheckInDeps, checkIn } from './check-in.ts';
import { Event } from './event.type.ts';
import { EventCheckIn } from './event-check-in.type.ts';
import { CheckInCodeError, EventNotOpenError, ownEventError, visitMessage } from './event-errors.type.ts';
import { loadEventsById } from './event-store.ts';

@InputType({ description: 'A code that was scanned, and the key that makes a retry safe.' })
class CheckInInput {
  @Field(() => String, { description: 'What comes after `/c/` in the address that the code holds.' })
  readonly token!: string;

  @Field(() => String, {
    description:
      'Chosen by the client for this scan, 8 to 128 characters. However often it is sent, it counts once.',
  })
  readonly nonce!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'True when the code was kept because there was no signal. It is taken until 24 hours after the event, if the event was on when the code was shown.',
  })
  readonly late?: boolean | null;
}

@ObjectType({ description: 'The member is on the list.' })
class CheckInSuccess {
  @Field(() => EventCheckIn, { description: 'The visit; the points are in the wallet already.' })
  readonly checkIn: EventCheckIn;

  @Field(() => Wallet, { description: 'The points right after.' })
  readonly wallet: Wallet;

  @Field(() => Boolean, {
    description: 'True when the member was on the list already: nothing was credited again.',
  })
  readonly replayed: boolean;

  @Field(() => String, { description: 'What came of it, for people, in their language.' })
  readonly message: string;

  constructor(checkIn: EventCheckIn, wallet: Wallet, replayed: boolean, message: string) {
    this.checkIn = checkIn;
    this.wallet = wallet;
    this.replayed = replayed;
    this.message = message;
  }
}

const CheckInResult = createUnionType({
  name: 'CheckInResult',
  description: 'What came of a scan. Whatever is refused has written nothing.',
  types: () =>
    [
      CheckInSuccess,
      CheckInCodeError,
      EventNotOpenError,
      NotAMemberError,
      ForbiddenError,
      IdempotencyConflictError,
      BusyError,
    ] as const,
});

@Resolver(() => EventCheckIn)
export class CheckInResolver {
  constructor(private readonly deps: CheckInDeps & { readonly metrics: Metrics }) {}

  @Mutation(() => CheckInResult, {
    description: 'Checks the caller in at the event whose code they scanned, and credits the points at once.',
  })
  async checkIn(
    @Arg('input', () => CheckInInput, { description: 'The code and the key.' }) input: CheckInInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CheckInResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    const { token, nonce, late } = input;
    if (!isKey(nonce)) throw badRequest('nonce must be 8 to 128 printable characters without spaces');
    const result = await checkIn(this.deps, { userId, token, nonce, isLate: late === true });
    this.deps.metrics.checkIns.inc({ outcome: result.outcome });
    switch (result.outcome) {
      case 'CHECKED_IN': {
        const { visit, wallet, replayed } = result;
        const message = visitMessage(language, visit);
        return new CheckInSuccess(new EventCheckIn(visit), new Wallet(wallet), replayed, message);
      }
      case 'CODE':
        return new CheckInCodeError(language, result.problem);
      case 'NOT_OPEN':
        return new EventNotOpenError(language, result.opensAt);
      case 'NOT_A_MEMBER':
        return new NotAMemberError(language);
      case 'OWN_EVENT':
        return ownEventError(language);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      case 'BUSY':
        return new BusyError(language, result.retryAfterMs);
      default:
        return result satisfies never;
    }
  }

  @FieldResolver(() => Event, { description: 'Where the member came.' })
  async event(@Root() { row }: EventCheckIn, @Ctx() context: GraphqlContext): Promise<Event> {
    const event = await context.loaders.load(loadEventsById, row.eventId);
    if (event === null) throw new Error('a visit to no event');
    return new Event(event);
  }

  @FieldResolver(() => String, {
    description: 'Who came: the number on the card, and no more of the person.',
  })
  async memberNumber(@Root() { row }: EventCheckIn, @Ctx() context: GraphqlContext): Promise<string> {
    const member = await context.loaders.load(loadMembershipsById, row.memberId);
    if (member?.memberNumber == null) throw new Error('a visit of nobody');
    return member.memberNumber;
  }
}
