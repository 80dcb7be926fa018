import { Field, Int, ObjectType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import { say, UserError } from '../../graphql/user-error.ts';
import { VoucherState } from '../../platform/generated/enums.ts';

@ObjectType({ implements: UserError, description: 'Nothing of the offer is left. No points were taken.' })
export class OfferSoldOutError extends UserError {
  constructor(language: Language) {
    super(
      'OFFER_SOLD_OUT',
      say(language, {
        th: 'ของแลกนี้หมดแล้ว แต้มของคุณยังอยู่ครบ',
        en: 'This is sold out. Your points are untouched.',
      }),
    );
  }
}

@ObjectType({ implements: UserError, description: 'The member has taken this offer as often as it allows.' })
export class MemberLimitReachedError extends UserError {
  @Field(() => Int, { description: 'How often it allows.' })
  readonly limit: number;

  constructor(language: Language, limit: number) {
    super(
      'MEMBER_LIMIT_REACHED',
      say(language, {
        th: `แลกได้คนละ ${limit} ครั้ง คุณแลกครบแล้ว`,
        en: `Each member can take this ${limit} times; you have.`,
      }),
    );
    this.limit = limit;
  }
}

@ObjectType({
  implements: UserError,
  description: 'Not live, paused, outside its dates or days, or its shop is closed or suspended.',
})
export class OfferUnavailableError extends UserError {
  @Field(() => Date, { nullable: true, description: 'When it opens, if it does.' })
  readonly availableFrom: Date | null;

  constructor(language: Language, availableFrom: Date | null) {
    super(
      'OFFER_UNAVAILABLE',
      say(language, { th: 'ตอนนี้ยังแลกของนี้ไม่ได้', en: 'This cannot be redeemed right now.' }),
    );
    this.availableFrom = availableFrom;
  }
}

@ObjectType({ implements: UserError, description: 'There is no such voucher.' })
export class VoucherNotFoundError extends UserError {
  constructor(language: Language) {
    super(
      'VOUCHER_NOT_FOUND',
      say(language, { th: 'ไม่พบคูปองนี้ ลองตรวจรหัสอีกครั้ง', en: 'No such voucher. Check the code once more.' }),
    );
  }
}

@ObjectType({
  implements: UserError,
  description: "The voucher's state does not allow it; says what it is and since when.",
})
export class VoucherStateError extends UserError {
  @Field(() => VoucherState, { description: 'The state it is in.' })
  readonly state: VoucherState;

  @Field(() => Date, { description: 'Since when.' })
  readonly since: Date;

  @Field(() => Boolean, {
    description: 'At its own shop: a borrowed item is out on it, and releaseVoucher takes it back.',
  })
  readonly isOnLoan: boolean;

  constructor(language: Language, state: VoucherState, since: Date, isOnLoan = false) {
    super('VOUCHER_STATE', say(language, messages[state]));
    this.state = state;
    this.since = since;
    this.isOnLoan = isOnLoan;
  }
}

const messages = {
  ISSUED: { th: 'คูปองนี้ยังไม่ได้ใช้', en: 'This voucher has not been used.' },
  USED: { th: 'คูปองนี้ใช้ไปแล้ว', en: 'This voucher has been used.' },
  CANCELLED: { th: 'คูปองนี้ยกเลิกแล้ว คืนแต้มแล้ว', en: 'This voucher was cancelled; the points went back.' },
  EXPIRED: { th: 'คูปองนี้หมดอายุแล้ว คืนแต้มแล้ว', en: 'This voucher has expired; the points go back.' },
  REVERSED: { th: 'ร้านย้อนรายการนี้แล้ว คืนแต้มแล้ว', en: 'This use was undone; the points went back.' },
  RELEASED: { th: 'คืนของแล้ว คืนแต้มแล้ว', en: 'The item is back, and so are the points.' },
} as const satisfies Record<VoucherState, { th: string; en: string }>;

@ObjectType({ implements: UserError, description: 'The voucher is good, but at another shop.' })
export class WrongMerchantError extends UserError {
  constructor(language: Language) {
    super(
      'WRONG_MERCHANT',
      say(language, { th: 'คูปองนี้ใช้ได้ที่ร้านอื่น', en: 'This voucher is for another shop.' }),
    );
  }
}

@ObjectType({ implements: UserError, description: 'The time in which a use can be undone is over.' })
export class UndoWindowPassedError extends UserError {
  @Field(() => Date, { description: 'Until when it could be undone.' })
  readonly undoUntil: Date;

  constructor(language: Language, undoUntil: Date) {
    super(
      'UNDO_WINDOW_PASSED',
      say(language, { th: 'เลยเวลาที่ย้อนรายการได้แล้ว', en: 'It is too late to undo this.' }),
    );
    this.undoUntil = undoUntil;
  }
}
