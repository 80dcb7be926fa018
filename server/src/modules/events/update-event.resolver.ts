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
import { fromGlobalId } from '../../graphql/global-id.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import { EventCodeMode } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { Event } from './event.type.ts';
import { eventStateError } from './event-errors.type.ts';
import { readLine } from './event-input.ts';
import { freshEvent } from './event-of.ts';
import { type UpdateEventCommand, updateEvent } from './update-event.ts';

@InputType({ description: 'What changes of an event; what is left out stays.' })
class UpdateEventInput {
  @Field(() => ID, { description: 'The event.' })
  readonly eventId!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What it is called; 1 to 120 characters.' })
  readonly title?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Where people meet; 1 to 200 characters.' })
  readonly place?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What to know before one comes; at most 2,000 characters.',
  })
  readonly description?: LocalizedTextInput | null;

  @Field(() => Date, { nullable: true, description: 'When it starts.' })
  readonly startsAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ends.' })
  readonly endsAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'What a visit counts as. Of a draft alone.' })
  readonly indicatorCode?: string | null;

  @Field(() => Int, { nullable: true, description: 'What a visit brings. Of a draft alone.' })
  readonly points?: number | null;

  @Field(() => Int, { nullable: true, description: 'What all may bring. Of a draft alone.' })
  readonly budgetPoints?: number | null;

  @Field(() => EventCodeMode, {
    nullable: true,
    description: 'How people check in. Of a draft alone; `printedLimit` goes with it.',
  })
  readonly codeMode?: EventCodeMode | null;

  @Field(() => Int, { nullable: true, description: 'How often a printed code is good. Of a draft alone.' })
  readonly printedLimit?: number | null;

  @Field(() => [ID], { nullable: true, description: 'Who stands at its desk from now on, all of them.' })
  readonly organiserIds?: string[] | null;
}

@ObjectType({ description: 'The event is changed.' })
class UpdateEventSuccess {
  @Field(() => Event, { description: 'As it is now.' })
  readonly event: Event;

  constructor(event: Event) {
    this.event = event;
  }
}

const UpdateEventResult = createUnionType({
  name: 'UpdateEventResult',
  description: 'What came of changing an event.',
  types: () => [UpdateEventSuccess, ValidationError, ForbiddenError, StateError] as const,
});

@Resolver()
export class UpdateEventResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => UpdateEventResult, {
    description:
      'Changes what is told of an event and who stands at its desk; what it gives, only of a draft. Coordinators only.',
  })
  async updateEvent(
    @Arg('input', () => UpdateEventInput, { description: 'What changes.' }) input: UpdateEventInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof UpdateEventResult> {
    const { userId } = signedIn(context);
    const { language } = context;
    const result = await updateEvent(this.deps, {
      userId,
      eventId: fromGlobalId('event', input.eventId),
      words: wordsIn(input),
      terms: termsIn(input),
      organiserIds: input.organiserIds ?? null,
    });
    switch (result.outcome) {
      case 'UPDATED':
        return new UpdateEventSuccess(freshEvent(context, result.event));
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      case 'STATE':
        return eventStateError(language, result.state);
      case 'INVALID':
        return new ValidationError(language, result.problems);
      default:
        return result satisfies never;
    }
  }
}

function wordsIn(input: UpdateEventInput): UpdateEventCommand['words'] {
  const { title, place, description, startsAt, endsAt } = input;
  return {
    ...(title == null ? {} : { title: readLine(title) }),
    ...(place == null ? {} : { place: readLine(place) }),
    ...(description === undefined ? {} : { description: localizedText(description ?? {}) }),
    ...(startsAt == null ? {} : { startsAt }),
    ...(endsAt == null ? {} : { endsAt }),
  };
}

function termsIn(input: UpdateEventInput): UpdateEventCommand['terms'] {
  const { indicatorCode, points, budgetPoints, codeMode, printedLimit } = input;
  return {
    ...(indicatorCode == null ? {} : { indicatorCode }),
    ...(points === undefined ? {} : { points }),
    ...(budgetPoints == null ? {} : { budgetPoints }),
    ...(codeMode == null ? {} : { codeMode, printedLimit: null }),
    ...(printedLimit === undefined ? {} : { printedLimit }),
  };
}
