import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import { ForbiddenError, type Message, StateError, say, UserError } from '../../graphql/user-error.ts';
import type { EventState, NoPointsReason } from '../../platform/generated/enums.ts';

export const CheckInCodeProblem = {
  UNKNOWN: 'UNKNOWN',
  EXPIRED: 'EXPIRED',
  NOT_YET: 'NOT_YET',
  USED_UP: 'USED_UP',
} as const;
export type CheckInCodeProblem = (typeof CheckInCodeProblem)[keyof typeof CheckInCodeProblem];

registerEnumType(CheckInCodeProblem, {
  name: 'CheckInCodeProblem',
  description: 'What is wrong with a code.',
  valuesConfig: {
    UNKNOWN: { description: 'It is no code of an event, or was changed on the way.' },
    EXPIRED: { description: 'It was shown a while ago: a newer one is on the screen.' },
    NOT_YET: { description: 'It is of a time to come.' },
    USED_UP: { description: 'It was used as often as it is good; an organiser can write the member down.' },
  },
});

const codeMessages = {
  UNKNOWN: {
    th: 'ไม่พบรหัสนี้ ลองสแกนจากจอผู้จัดอีกครั้ง',
    en: 'No such code. Scan the organiser’s screen once more.',
  },
  EXPIRED: {
    th: 'รหัสนี้เปลี่ยนไปแล้ว สแกนรหัสใหม่บนจอผู้จัดได้เลย',
    en: 'This code has changed since. Scan the new one on the organiser’s screen.',
  },
  NOT_YET: { th: 'รหัสนี้ยังใช้ไม่ได้ รอสักครู่แล้วสแกนใหม่', en: 'This code is not good yet. Scan again in a moment.' },
  USED_UP: {
    th: 'รหัสนี้ใช้ครบจำนวนแล้ว บอกเลขสมาชิกกับผู้จัดได้เลย',
    en: 'This code has been used as often as it can be. Tell the organiser your member number.',
  },
} as const satisfies Record<CheckInCodeProblem, Message>;

@ObjectType({ implements: UserError, description: 'The code is not good, or not now.' })
export class CheckInCodeError extends UserError {
  @Field(() => CheckInCodeProblem, { description: 'What is wrong with it.' })
  readonly problem: CheckInCodeProblem;

  constructor(language: Language, problem: CheckInCodeProblem) {
    super('CHECK_IN_CODE', say(language, codeMessages[problem]));
    this.problem = problem;
  }
}

@ObjectType({
  implements: UserError,
  description: 'The event takes no check-ins: not opened, called off, closed, too early or too late.',
})
export class EventNotOpenError extends UserError {
  @Field(() => Date, { nullable: true, description: 'From when on it does, if that is to come.' })
  readonly opensAt: Date | null;

  constructor(language: Language, opensAt: Date | null) {
    super(
      'EVENT_NOT_OPEN',
      say(
        language,
        opensAt === null
          ? { th: 'ตอนนี้งานนี้ไม่ได้เปิดให้เช็กอิน', en: 'This event does not take check-ins now.' }
          : {
              th: 'ยังไม่ถึงเวลาเช็กอิน มาสแกนใหม่เมื่อใกล้เวลางานนะ',
              en: 'It is too early to check in. Come back nearer the time.',
            },
      ),
    );
    this.opensAt = opensAt;
  }
}

const stateMessages: Record<EventState, Message> = {
  DRAFT: { th: 'งานนี้ยังเป็นร่าง', en: 'This event is a draft.' },
  OPEN: { th: 'งานนี้เปิดอยู่ แก้แต้มและงบไม่ได้แล้ว', en: 'This event is open: what it gives is settled.' },
  CLOSED: { th: 'งานนี้ปิดไปแล้ว', en: 'This event is closed.' },
  CANCELLED: { th: 'งานนี้ยกเลิกไปแล้ว', en: 'This event was called off.' },
};

/** The step does not start from where the event stands. */
export function eventStateError(language: Language, state: EventState): StateError {
  return new StateError(language, state, stateMessages[state]);
}

/** Whoever can show the code does not check in with it. */
export function ownEventError(language: Language): ForbiddenError {
  return new ForbiddenError(language, {
    th: 'คุณเป็นผู้จัดงานนี้ ให้ผู้จัดอีกคนบันทึกเลขสมาชิกของคุณได้เลย',
    en: 'You are an organiser of this event: ask another organiser to write down your member number.',
  });
}

/** Nobody writes down themselves. */
export function ownNumberError(language: Language): ForbiddenError {
  return new ForbiddenError(language, {
    th: 'เลขนี้เป็นของคุณเอง ให้ผู้จัดอีกคนบันทึกให้นะ',
    en: 'This is your own number: ask another organiser to write you down.',
  });
}

/** A large budget is opened by two. */
export function secondPersonError(language: Language): ForbiddenError {
  return new ForbiddenError(language, {
    th: 'งบแต้มของงานนี้สูง ต้องให้ผู้ประสานงานอีกคนกดเปิด',
    en: 'This event has a large budget: another coordinator has to open it.',
  });
}

const withoutPoints: Record<NoPointsReason, Message> = {
  BUDGET_USED_UP: {
    th: 'ขอบคุณที่มานะ บันทึกชื่อไว้แล้ว แต้มของงานนี้แจกครบแล้ว',
    en: 'Thank you for coming. You are on the list; the points of this event have all been given.',
  },
  CAP_REACHED: {
    th: 'ขอบคุณที่มานะ บันทึกชื่อไว้แล้ว ช่วงนี้คุณได้แต้มความดีข้อนี้ครบแล้ว',
    en: 'Thank you for coming. You are on the list; for now you have all the points that this good deed gives.',
  },
  RULE_CHANGED: {
    th: 'ขอบคุณที่มานะ บันทึกชื่อไว้แล้ว งานนี้ไม่มีแต้ม',
    en: 'Thank you for coming. You are on the list; this event has no points.',
  },
};

/** What a visit has brought, for people. */
export function visitMessage(
  language: Language,
  visit: { readonly points: number; readonly noPointsReason: NoPointsReason | null },
): string {
  if (visit.noPointsReason !== null) return say(language, withoutPoints[visit.noPointsReason]);
  const { points } = visit;
  const en = points === 1 ? '1 point is yours.' : `${points} points are yours.`;
  return say(language, { th: `ขอบคุณที่มานะ รับ ${points} แต้ม`, en: `Thank you for coming: ${en}` });
}
