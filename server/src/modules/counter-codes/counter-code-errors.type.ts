import { ObjectType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import { say, UserError } from '../../graphql/user-error.ts';

@ObjectType({
  implements: UserError,
  description:
    'The one-time code is wrong (WRONG_CODE), or there were too many wrong ones today (TOO_MANY_TRIES).',
})
export class CounterCodeError extends UserError {
  constructor(language: Language, outcome: 'WRONG_CODE' | 'TOO_MANY_TRIES') {
    super(
      outcome,
      say(
        language,
        outcome === 'WRONG_CODE'
          ? {
              th: 'รหัสไม่ตรง ลองดูเลขลำดับบนบัตรอีกครั้ง',
              en: 'This code does not fit. Look at the number on the card once more.',
            }
          : {
              th: 'วันนี้ใส่รหัสผิดหลายครั้งแล้ว พรุ่งนี้ลองใหม่ หรือขอบัตรรหัสใหม่จากผู้ประสานงาน',
              en: 'Too many wrong codes today. Try tomorrow, or ask a coordinator for a new card.',
            },
      ),
    );
  }
}

@ObjectType({
  implements: UserError,
  description:
    'It cannot be done for this member now. Why is theirs to know: their app or a coordinator tells them.',
})
export class NotPossibleNowError extends UserError {
  constructor(language: Language) {
    super(
      'NOT_POSSIBLE_NOW',
      say(language, {
        th: 'ตอนนี้ยังทำรายการนี้ไม่ได้ สมาชิกถามรายละเอียดได้ที่ผู้ประสานงาน',
        en: 'This cannot be done now. The member can ask a coordinator for the details.',
      }),
    );
  }
}
