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
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import { ForbiddenError, IdempotencyConflictError, ValidationError } from '../../graphql/user-error.ts';
import { EventCodeMode } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { createEvent } from './create-event.ts';
import { Event } from './event.type.ts';
import { readLine } from './event-input.ts';
import { freshEvent } from './event-of.ts';

@InputType({ description: 'A new event.' })
class CreateEventInput {
  @Field(() => ID, { description: 'The network; the caller coordinates it.' })
  readonly networkId!: string;

  @Field(() => LocalizedTextInput, { description: 'What it is called; 1 to 120 characters.' })
  readonly title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { description: 'Where people meet; 1 to 200 characters.' })
  readonly place!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What to know before one comes; at most 2,000 characters.',
  })
  readonly description?: LocalizedTextInput | null;

  @Field(() => Date, { description: 'When it starts; at most a year ahead.' })
  readonly startsAt!: Date;

  @Field(() => Date, { description: 'When it ends: in the future, at most 7 days after it starts.' })
  readonly endsAt!: Date;

  @Field(() => String, {
    description: 'What a visit counts as: the code of an indicator in force on that day.',
  })
  readonly indicatorCode!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'What a visit brings: 1 to what the indicator gives; that when left out.',
  })
  readonly points?: number | null;

  @Field(() => Int, {
    description:
      'The most that all visits together may bring; enough for one, at most 1,000,000. Above a limit of the network two coordinators open it.',
  })
  readonly budgetPoints!: number;

  @Field(() => EventCodeMode, {
    nullable: true,
    defaultValue: EventCodeMode.ROTATING,
    description: 'How people check in.',
  })
  readonly codeMode?: EventCodeMode | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How often a printed code is good, 1 to 500; for PRINTED alone.',
  })
  readonly printedLimit?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Who stands at its desk: memberships of coordinators and verifiers, 1 to 20. The caller when left out.',
  })
  readonly organiserIds?: string[] | null;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key makes one event.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'The event is planned.' })
class CreateEventSuccess {
  @Field(() => Event, { description: 'A draft; openEvent is the next step.' })
  readonly event: Event;

  @Field(() => Boolean, { description: 'True when this key was answered before.' })
  readonly replayed: boolean;

  constructor(event: Event, replayed: boolean) {
    this.event = event;
    this.replayed = replayed;
  }
}

const CreateEventResult = createUnionType({
  name: 'CreateEventResult',
  description: 'What came of planning an event.',
  types: () => [CreateEventSuccess, ValidationError, ForbiddenError, IdempotencyConflictError] as const,
});

@Resolver()
export class CreateEventResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => CreateEventResult, { description: 'Plans an event. Coordinators only.' })
  async createEvent(
    @Arg('input', () => CreateEventInput, { description: 'The event.' }) input: CreateEventInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CreateEventResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    if (!isKey(input.idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    const result = await createEvent(this.deps, {
      userId,
      networkId: fromGlobalId('network', input.networkId),
      words: {
        title: readLine(input.title),
        place: readLine(input.place),
        description: localizedText(input.description ?? {}),
        startsAt: input.startsAt,
        endsAt: input.endsAt,
      },
      terms: {
        indicatorCode: input.indicatorCode,
        points: input.points ?? null,
        budgetPoints: input.budgetPoints,
        codeMode: input.codeMode ?? EventCodeMode.ROTATING,
        printedLimit: input.printedLimit ?? null,
      },
      organiserIds: input.organiserIds ?? null,
      idempotencyKey: input.idempotencyKey,
    });
    switch (result.outcome) {
      case 'CREATED':
        return new CreateEventSuccess(freshEvent(context, result.event), result.replayed);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      case 'INVALID':
        return new ValidationError(language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      default:
        return result satisfies never;
    }
  }
}
