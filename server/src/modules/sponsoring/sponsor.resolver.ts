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
import { isKey } from '../../graphql/idempotency-key.ts';
import type { Language } from '../../graphql/language.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import {
  ForbiddenError,
  IdempotencyConflictError,
  StateError,
  say,
  UserError,
  ValidationError,
} from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { Event } from '../events/event.type.ts';
import { eventStateError } from '../events/event-errors.type.ts';
import { freshEvent } from '../events/event-of.ts';
import { openEventToSponsors } from './open-event-to-sponsors.ts';
import { sponsor } from './sponsor.ts';
import { Sponsorship } from './sponsorship.type.ts';
import { loadPurses, loadSponsorshipsById } from './sponsorship-store.ts';

@InputType({ description: 'What a shop gives on, and where.' })
class SponsorInput {
  @Field(() => ID, { description: 'The shop; its owner gives.' })
  readonly merchantId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'An event that is open to sponsors. Left out: the network’s fund, of which members thank each other.',
  })
  readonly eventId?: string | null;

  @Field(() => Int, { description: '1 to 100,000, of what the shop received and has not given yet.' })
  readonly points!: number;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'The line that everybody sees, at most 120 characters. Left out: the shop’s name says it.',
  })
  readonly line?: LocalizedTextInput | null;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key gives once.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'It is given.' })
class SponsorSuccess {
  @Field(() => Sponsorship, { description: 'What stands.' })
  readonly sponsorship: Sponsorship;

  @Field(() => Int, { description: 'What the shop may still give.' })
  readonly availablePoints: number;

  @Field(() => Boolean, { description: 'True when this key was answered before: nothing was given twice.' })
  readonly replayed: boolean;

  constructor(sponsorship: Sponsorship, availablePoints: number, replayed: boolean) {
    this.sponsorship = sponsorship;
    this.availablePoints = availablePoints;
    this.replayed = replayed;
  }
}

@ObjectType({ implements: UserError, description: 'The shop has not received so much for good yet.' })
class NotEnoughReceivedError extends UserError {
  @Field(() => Int, { description: 'So much can be given now.' })
  readonly availablePoints: number;

  constructor(language: Language, availablePoints: number) {
    const points = availablePoints.toLocaleString('en');
    super(
      'NOT_ENOUGH_RECEIVED',
      say(language, {
        th: `ตอนนี้มอบได้ไม่เกิน ${points} แต้ม แต้มที่เพิ่งรับมาต้องครบ 7 วันก่อน`,
        en: `${points} can be given now. What came in lately can be given after 7 days.`,
      }),
    );
    this.availablePoints = availablePoints;
  }
}

const SponsorResult = createUnionType({
  name: 'SponsorResult',
  description: 'What came of giving. Whatever is refused has given nothing.',
  types: () =>
    [
      SponsorSuccess,
      NotEnoughReceivedError,
      StateError,
      ValidationError,
      ForbiddenError,
      IdempotencyConflictError,
    ] as const,
});

@InputType({ description: 'Whether shops may give to an event.' })
class OpenEventToSponsorsInput {
  @Field(() => ID, { description: 'The event; a draft, or open.' })
  readonly eventId!: string;

  @Field(() => Boolean, { description: 'False: no more than they have given.' })
  readonly isOpen!: boolean;
}

@ObjectType({ description: 'It is set.' })
class OpenEventToSponsorsSuccess {
  @Field(() => Event, { description: 'The event as it is now.' })
  readonly event: Event;

  constructor(event: Event) {
    this.event = event;
  }
}

const OpenEventToSponsorsResult = createUnionType({
  name: 'OpenEventToSponsorsResult',
  description: 'What came of the switch.',
  types: () => [OpenEventToSponsorsSuccess, StateError, ForbiddenError] as const,
});

const closedToSponsors = {
  th: 'งานนี้ไม่ได้เปิดรับน้ำใจจากร้าน',
  en: 'This event does not take points of shops.',
};
const hasEnough = { th: 'งานนี้ได้รับน้ำใจครบแล้ว', en: 'This event has as much as it may take.' };

/** Circular points. */
@Resolver()
export class SponsorResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => SponsorResult, {
    description:
      'A shop gives points that it received to an event, or to the network’s fund. What the event does not need comes back.',
  })
  async sponsor(
    @Arg('input', () => SponsorInput, { description: 'What, and where.' }) input: SponsorInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SponsorResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    const { points, idempotencyKey } = input;
    if (!isKey(idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    const merchantId = fromGlobalId('merchant', input.merchantId);
    if (merchantId === null) return new ForbiddenError(language);
    const target = input.eventId == null ? 'FUND' : { eventId: fromGlobalId('event', input.eventId) };
    const line = input.line ?? null;
    const result = await sponsor(this.deps, { userId, merchantId, target, points, line, idempotencyKey });
    switch (result.outcome) {
      case 'SPONSORED': {
        context.loaders.clear(loadPurses, merchantId);
        const row = await context.loaders.load(loadSponsorshipsById, result.sponsorshipId);
        if (row === null) throw new Error('a sponsorship was there and is gone');
        return new SponsorSuccess(new Sponsorship(row), result.leftPoints, result.replayed);
      }
      case 'NOT_ENOUGH':
        return new NotEnoughReceivedError(language, result.leftPoints);
      case 'EVENT_NOT_OPEN':
        return new StateError(language, 'CLOSED_TO_SPONSORS', closedToSponsors);
      case 'EVENT_FULL':
        return new StateError(language, 'FULL', hasEnough);
      case 'INVALID':
        return new ValidationError(language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => OpenEventToSponsorsResult, {
    description: 'Says whether shops may give points to an event. Coordinators only.',
  })
  async openEventToSponsors(
    @Arg('input', () => OpenEventToSponsorsInput, { description: 'Which, and whether.' })
    input: OpenEventToSponsorsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof OpenEventToSponsorsResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    const eventId = fromGlobalId('event', input.eventId);
    const result = await openEventToSponsors(this.deps, { userId, eventId, isOpen: input.isOpen });
    switch (result.outcome) {
      case 'DONE':
        return new OpenEventToSponsorsSuccess(freshEvent(context, result.event));
      case 'STATE':
        return eventStateError(language, result.state);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }
}
