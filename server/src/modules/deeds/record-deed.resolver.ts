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
import { CalendarDate } from '../../graphql/calendar-date.ts';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { IdempotencyConflictError, NotAMemberError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { DeedRecord } from './deed.type.ts';
import { CapReachedError } from './deed-errors.type.ts';
import { type DeedInput, readNote } from './deed-input.ts';
import { recordDeed } from './record-deed.ts';

@InputType({ description: 'What was done and when, what shows it, and the key that makes a retry safe.' })
export class RecordDeedInput {
  @Field(() => ID, {
    description: 'The indicator, of the catalogue that was in force on the day of the deed.',
  })
  readonly indicatorId!: string;

  @Field(() => CalendarDate, {
    nullable: true,
    description:
      "The day on which it was done: today when left out, in the network's time zone; at most 31 days ago.",
  })
  readonly doneOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In the words of the member; at most 1,000 characters.',
  })
  readonly note?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A photo from POST /deed-photos that nothing has used yet.',
  })
  readonly photoId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code that is shown at the place, typed or scanned, where the indicator wants one.',
  })
  readonly code?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Of a SENSITIVE indicator: whether verifiers may see the note and the photo. False when left out. Of others they see them anyway.',
  })
  readonly showsEvidence?: boolean | null;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key records once.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'The deed is recorded, and waits to be confirmed.' })
export class RecordDeedSuccess {
  @Field(() => DeedRecord, { description: 'The deed.' })
  readonly deed: DeedRecord;

  @Field(() => Int, { description: 'How often the member may record this again in the same period.' })
  readonly capLeft: number;

  @Field(() => Boolean, {
    description: 'True when this key was answered before: nothing was recorded again.',
  })
  readonly replayed: boolean;

  constructor(deed: DeedRecord, capLeft: number, replayed: boolean) {
    this.deed = deed;
    this.capLeft = capLeft;
    this.replayed = replayed;
  }
}

const RecordDeedResult = createUnionType({
  name: 'RecordDeedResult',
  description: 'What came of recording a deed. Whatever is refused has recorded nothing.',
  types: () =>
    [RecordDeedSuccess, CapReachedError, NotAMemberError, ValidationError, IdempotencyConflictError] as const,
});

@Resolver()
export class RecordDeedResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => RecordDeedResult, { description: 'A member records a good deed of their own.' })
  async recordDeed(
    @Arg('input', () => RecordDeedInput, { description: 'What, when, and what shows it.' })
    input: RecordDeedInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RecordDeedResult> {
    const { userId } = signedIn(context);
    const result = await recordDeed(this.deps, { userId, input: deedInputOf(input) });
    switch (result.outcome) {
      case 'RECORDED':
        return new RecordDeedSuccess(new DeedRecord(result.deed), result.capLeft, result.replayed);
      case 'CAP_REACHED':
        return new CapReachedError(context.language, result.rule, result.doneOn);
      case 'NOT_A_MEMBER':
        return new NotAMemberError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(context.language);
      default:
        return result satisfies never;
    }
  }
}

/** The input as the use cases take it. */
export function deedInputOf(input: RecordDeedInput): DeedInput {
  const code = input.code?.trim() ?? '';
  return {
    indicatorId: fromGlobalId('indicator', input.indicatorId),
    doneOn: input.doneOn ?? null,
    note: readNote(input.note),
    photoId: input.photoId == null ? null : (fromGlobalId('photo', input.photoId) ?? ''),
    code: code === '' ? null : code,
    showsEvidence: input.showsEvidence ?? false,
    idempotencyKey: input.idempotencyKey,
  };
}
