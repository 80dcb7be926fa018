import { Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import type { Language } from './language.ts';

// Expected refusals are values: members of a mutation's result union, with a stable code and a message for people.
// A refusal that carries data of one module alone is declared there.

@InterfaceType({
  description:
    'An expected refusal. `code` is stable; `message` is for people, in the language of the caller.',
})
export abstract class UserError {
  @Field(() => String, { description: 'Stable; for programs.' })
  readonly code: string;

  @Field(() => String, { description: 'For people, in their language.' })
  readonly message: string;

  constructor(code: string, message: string) {
    this.code = code;
    this.message = message;
  }
}

/** A message in both languages. */
export interface Message {
  readonly th: string;
  readonly en: string;
}

export function say(language: Language, message: Message): string {
  return language === 'TH' ? message.th : message.en;
}

@ObjectType({ description: 'What is wrong with one field of the input.' })
export class FieldError {
  @Field(() => [String], { description: 'Where it is in the input, from the outside in.' })
  readonly path: readonly string[];

  @Field(() => String, { description: 'What is wrong, for people.' })
  readonly message: string;

  constructor(path: readonly string[], message: string) {
    this.path = path;
    this.message = message;
  }
}

/** A wrong field as a use case reports it: no language yet. */
export interface FieldProblem {
  readonly path: readonly string[];
  readonly message: Message;
}

@ObjectType({ implements: UserError, description: 'The input is not acceptable; nothing was written.' })
export class ValidationError extends UserError {
  @Field(() => [FieldError], { description: 'Every field that is wrong.' })
  readonly fields: readonly FieldError[];

  constructor(language: Language, problems: readonly FieldProblem[]) {
    super('VALIDATION', say(language, { th: 'กรุณาตรวจข้อมูลที่กรอก', en: 'Please check what you entered.' }));
    this.fields = problems.map(({ path, message }) => new FieldError(path, say(language, message)));
  }
}

@ObjectType({
  implements: UserError,
  description: 'The caller has no right to this, or there is no such thing.',
})
export class ForbiddenError extends UserError {
  constructor(
    language: Language,
    message: Message = { th: 'คุณไม่มีสิทธิ์ทำรายการนี้', en: 'You are not allowed to do this.' },
  ) {
    super('FORBIDDEN', say(language, message));
  }
}

@ObjectType({ implements: UserError, description: 'It is there already.' })
export class AlreadyExistsError extends UserError {
  constructor(language: Language, message: Message) {
    super('ALREADY_EXISTS', say(language, message));
  }
}

@ObjectType({ implements: UserError, description: 'The state of the thing does not allow it.' })
export class StateError extends UserError {
  @Field(() => String, { description: 'The state it is in.' })
  readonly state: string;

  constructor(
    language: Language,
    state: string,
    message: Message = { th: 'สถานะตอนนี้ทำรายการนี้ไม่ได้', en: 'Its state does not allow this now.' },
  ) {
    super('STATE', say(language, message));
    this.state = state;
  }
}

@ObjectType({ implements: UserError, description: 'The key was used before for something else.' })
export class IdempotencyConflictError extends UserError {
  constructor(language: Language) {
    super(
      'IDEMPOTENCY_CONFLICT',
      say(language, {
        th: 'รหัสรายการนี้ถูกใช้กับรายการอื่นแล้ว',
        en: 'This key was used before for something else.',
      }),
    );
  }
}

@ObjectType({ implements: UserError, description: 'Only a member of the network can do this.' })
export class NotAMemberError extends UserError {
  constructor(language: Language) {
    super(
      'NOT_A_MEMBER',
      say(language, {
        th: 'เฉพาะสมาชิกของชุมชนนี้เท่านั้น เข้าร่วมได้ฟรี',
        en: 'Only members of this community can. Joining is free.',
      }),
    );
  }
}

@ObjectType({
  implements: UserError,
  description:
    'Too much at once; nothing was charged, unless the result that it is of says otherwise; try again after the delay, with the same key.',
})
export class BusyError extends UserError {
  @Field(() => Int, { description: 'How long to wait, in milliseconds.' })
  readonly retryAfterMs: number;

  constructor(language: Language, retryAfterMs: number) {
    super(
      'BUSY',
      say(language, { th: 'ตอนนี้มีคนใช้พร้อมกันมาก กรุณาลองอีกครั้ง', en: 'Very busy right now. Please try again.' }),
    );
    this.retryAfterMs = retryAfterMs;
  }
}
