import { Field, Int, ObjectType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import { type Message, StateError, say, UserError } from '../../graphql/user-error.ts';
import { GoalState, type PledgeState } from '../../platform/generated/enums.ts';

const goalMessages: Record<GoalState, Message> = {
  DRAFT: { th: 'เป้าหมายนี้ยังเป็นร่าง', en: 'This goal is a draft.' },
  OPEN: { th: 'เป้าหมายนี้เปิดอยู่', en: 'This goal is open.' },
  REACHED: { th: 'เป้าหมายนี้ครบแล้ว ขอบคุณที่ร่วมแรงกัน', en: 'This goal has been reached. Thank you all.' },
  RETURNED: { th: 'เป้าหมายนี้หมดเวลาแล้ว คืนแต้มให้ทุกคนแล้ว', en: 'This goal has ended; the points went back.' },
  CANCELLED: { th: 'เป้าหมายนี้ยกเลิกแล้ว คืนแต้มให้ทุกคนแล้ว', en: 'This goal was called off; the points went back.' },
};

/** The step does not start from where the goal stands. */
export function goalStateError(language: Language, state: GoalState): StateError {
  return new StateError(language, state, goalMessages[state]);
}

/** A pledge that cannot be taken back (any more): what became of it, or of its goal. */
export function pledgeStateError(language: Language, state: PledgeState, goalState: GoalState): StateError {
  const isBack = state === 'RETURNED';
  const message = isBack
    ? { th: 'แต้มนี้กลับมาแล้ว', en: 'These points are back already.' }
    : goalMessages[goalState];
  return new StateError(language, state, message);
}

@ObjectType({
  implements: UserError,
  description:
    'The goal takes no pledges now: it was reached, has ended, or its time is up. Nothing was held.',
})
export class GoalNotOpenError extends UserError {
  @Field(() => GoalState, { description: 'Where it stands.' })
  readonly state: GoalState;

  constructor(language: Language, state: GoalState) {
    const isOver: Message = { th: 'เป้าหมายนี้หมดเวลาแล้ว', en: 'The time of this goal is up.' };
    super('GOAL_NOT_OPEN', say(language, state === 'OPEN' ? isOver : goalMessages[state]));
    this.state = state;
  }
}

@ObjectType({
  implements: UserError,
  description: 'More than the goal still needs. Nothing was held; what is left can be pledged.',
})
export class OverTargetError extends UserError {
  @Field(() => Int, { description: 'How many points the goal still needs.' })
  readonly pointsLeft: number;

  constructor(language: Language, pointsLeft: number) {
    const left = { th: pointsLeft.toLocaleString('th'), en: pointsLeft.toLocaleString('en') };
    super(
      'OVER_TARGET',
      say(language, {
        th: `เหลืออีก ${left.th} แต้มก็ครบแล้ว ร่วมสมทบเท่าที่เหลือได้`,
        en: `Only ${left.en} more are needed. You can pledge that many.`,
      }),
    );
    this.pointsLeft = pointsLeft;
  }
}
