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
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import { IdempotencyConflictError, NotAMemberError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { numberLookups } from './number-lookups.ts';
import { sendThanks } from './send-thanks.ts';
import {
  GiftRefusedError,
  ThanksLimitReachedError,
  ThanksReceiverNotFoundError,
} from './thanks-errors.type.ts';
import { ThanksNote } from './thanks-note.type.ts';
import { type ReceiverAddress, readMemberNumber } from './thanks-receiver.ts';
import { loadThanksById } from './thanks-store.ts';

@InputType({ description: 'To whom (one of memberNumber and personId), the words, and the key.' })
class SendThanksInput {
  @Field(() => ID, { description: 'The network that both are of.' })
  readonly networkId!: string;

  @Field(() => String, { nullable: true, description: "The number on the receiver's card." })
  readonly memberNumber?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'One of Membership.thanksContacts, or who thanked before.',
  })
  readonly personId?: string | null;

  @Field(() => String, { description: '1 to 300 characters.' })
  readonly message!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Points of the network's fund to go with it; none when left out. Never the sender's own.",
  })
  readonly points?: number | null;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key sends once.',
  })
  readonly idempotencyKey!: string;
}

@ObjectType({ description: 'It is on its way.' })
class SendThanksSuccess {
  @Field(() => ThanksNote, { description: 'As it was sent.' })
  readonly note: ThanksNote;

  @Field(() => Boolean, { description: 'True when this key was answered before: nothing was sent again.' })
  readonly replayed: boolean;

  constructor(note: ThanksNote, replayed: boolean) {
    this.note = note;
    this.replayed = replayed;
  }
}

const SendThanksResult = createUnionType({
  name: 'SendThanksResult',
  description: 'What came of thanks. Whatever is refused has sent nothing and given nothing.',
  types: () =>
    [
      SendThanksSuccess,
      ValidationError,
      NotAMemberError,
      ThanksReceiverNotFoundError,
      ThanksLimitReachedError,
      GiftRefusedError,
      IdempotencyConflictError,
    ] as const,
});

@Resolver()
export class SendThanksResolver {
  constructor(private readonly deps: { readonly database: Database; readonly narrowLimits: NarrowLimits }) {}

  @Mutation(() => SendThanksResult, {
    description:
      "Thanks somebody of the network, with points of the network's fund if the sender likes. The receiver decides who sees it.",
  })
  async sendThanks(
    @Arg('input', () => SendThanksInput, { description: 'To whom, what, and the key.' })
    input: SendThanksInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SendThanksResult> {
    const { userId } = signedIn(context);
    const { idempotencyKey } = input;
    if (!isKey(idempotencyKey))
      throw badRequest('idempotencyKey must be 8 to 128 printable characters without spaces');
    if (input.memberNumber != null) await this.deps.narrowLimits.count(numberLookups, context);
    const result = await sendThanks(this.deps, {
      userId,
      networkId: fromGlobalId('network', input.networkId),
      receivers: receiversIn(input),
      message: input.message,
      points: input.points ?? null,
      idempotencyKey,
    });
    const { language } = context;
    switch (result.outcome) {
      case 'SENT': {
        const note = await context.loaders.load(loadThanksById, result.thanksId);
        if (note === null) throw new Error('a note without its row');
        return new SendThanksSuccess(new ThanksNote(note), result.replayed);
      }
      case 'INVALID':
        return new ValidationError(language, result.problems);
      case 'NOT_A_MEMBER':
        return new NotAMemberError(language);
      case 'RECEIVER_NOT_FOUND':
        return new ThanksReceiverNotFoundError(language);
      case 'DAY_LIMIT':
      case 'PAIR_LIMIT':
        return new ThanksLimitReachedError(language, result.outcome);
      case 'GIFT_REFUSED':
        return new GiftRefusedError(language, result.reason);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(language);
      default:
        return result satisfies never;
    }
  }
}

/** Each way that was used to say who; null for what cannot be anybody. */
function receiversIn(input: SendThanksInput): readonly (ReceiverAddress | null)[] {
  const receivers: (ReceiverAddress | null)[] = [];
  if (input.memberNumber != null) {
    const memberNumber = readMemberNumber(input.memberNumber);
    receivers.push(memberNumber === null ? null : { memberNumber });
  }
  if (input.personId != null) {
    const membershipId = fromGlobalId('membership', input.personId);
    receivers.push(membershipId === null ? null : { membershipId });
  }
  return receivers;
}
