import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import { type Message, say, UserError } from '../../graphql/user-error.ts';

@ObjectType({ implements: UserError, description: 'Nobody of this network has this number now.' })
export class ThanksReceiverNotFoundError extends UserError {
  constructor(language: Language) {
    super(
      'THANKS_RECEIVER_NOT_FOUND',
      say(language, {
        th: 'ไม่พบเลขนี้ในชุมชนของเรา ลองดูเลขบนบัตรอีกครั้ง',
        en: 'Nobody here has this number. Check the card once more.',
      }),
    );
  }
}

@ObjectType({ implements: UserError, description: 'There is no such note for the viewer.' })
export class ThanksNotFoundError extends UserError {
  constructor(language: Language) {
    super('THANKS_NOT_FOUND', say(language, { th: 'ไม่พบคำขอบคุณนี้', en: 'There is no such note.' }));
  }
}

/** Notes of one person in a day, in all and to one other: the CHECKs of thanks_note. */
const limits = { DAY_LIMIT: 10, PAIR_LIMIT: 2 } as const;

const limitMessages: Record<keyof typeof limits, Message> = {
  DAY_LIMIT: {
    th: 'วันนี้ส่งคำขอบคุณครบ 10 ครั้งแล้ว พรุ่งนี้ส่งต่อได้',
    en: 'That is ten notes today. Go on tomorrow.',
  },
  PAIR_LIMIT: {
    th: 'วันนี้ขอบคุณคนนี้ครบ 2 ครั้งแล้ว พรุ่งนี้ส่งใหม่ได้',
    en: 'You have thanked this person twice today. Thank them again tomorrow.',
  },
};

@ObjectType({
  implements: UserError,
  description: 'As many notes as a day allows are sent; this one was not.',
})
export class ThanksLimitReachedError extends UserError {
  @Field(() => Int, { description: 'How many a day allows.' })
  readonly limit: number;

  constructor(language: Language, limit: keyof typeof limits) {
    super('THANKS_LIMIT_REACHED', say(language, limitMessages[limit]));
    this.limit = limits[limit];
  }
}

export const GiftRefusalReason = {
  NOT_A_MEMBER: 'NOT_A_MEMBER',
  SAME_HOUSEHOLD: 'SAME_HOUSEHOLD',
  OVER_LIMIT: 'OVER_LIMIT',
  PAIR_USED: 'PAIR_USED',
  ALLOWANCE_USED: 'ALLOWANCE_USED',
  FUND_EMPTY: 'FUND_EMPTY',
} as const;
export type GiftRefusalReason = (typeof GiftRefusalReason)[keyof typeof GiftRefusalReason];

registerEnumType(GiftRefusalReason, {
  name: 'GiftRefusalReason',
  description: 'Why points cannot go with a note.',
  valuesConfig: {
    NOT_A_MEMBER: { description: 'Only members give and get points; one of the two is none.' },
    SAME_HOUSEHOLD: { description: 'The two live together, as both have said.' },
    OVER_LIMIT: { description: 'More than the network lets anybody give at once.' },
    PAIR_USED: { description: 'Points have gone between these two this month, one way or the other.' },
    ALLOWANCE_USED: { description: "More than is left of the giver's allowance this month." },
    FUND_EMPTY: { description: "More than is in the network's fund." },
  },
});

const giftMessages: Record<GiftRefusalReason, Message> = {
  NOT_A_MEMBER: {
    th: 'ส่งแต้มได้ระหว่างสมาชิกเท่านั้น ส่งเป็นคำขอบคุณอย่างเดียวได้',
    en: 'Points go between members only. You can send the words alone.',
  },
  SAME_HOUSEHOLD: {
    th: 'คนบ้านเดียวกันส่งแต้มให้กันไม่ได้ ส่งเป็นคำขอบคุณอย่างเดียวได้',
    en: 'Points do not go between people who live together. You can send the words alone.',
  },
  OVER_LIMIT: {
    th: 'มากกว่าที่ชุมชนให้ส่งได้ในครั้งเดียว ลองลดแต้มลง',
    en: 'That is more than this community lets anybody give at once. Try fewer.',
  },
  PAIR_USED: {
    th: 'เดือนนี้คุณสองคนส่งแต้มให้กันแล้ว ส่งเป็นคำขอบคุณอย่างเดียวได้',
    en: 'Points have gone between you two this month. You can send the words alone.',
  },
  ALLOWANCE_USED: {
    th: 'เดือนนี้แต้มสำหรับส่งพลังบวกของคุณเหลือไม่พอ เดือนหน้าจะมีให้ใหม่',
    en: 'Not enough is left of what you can give this month. There is more next month.',
  },
  FUND_EMPTY: {
    th: 'ตอนนี้กองทุนพลังบวกมีแต้มไม่พอ ส่งเป็นคำขอบคุณอย่างเดียวได้',
    en: 'The thanks fund has too few points now. You can send the words alone.',
  },
};

@ObjectType({ implements: UserError, description: 'The points cannot go with the note; nothing was sent.' })
export class GiftRefusedError extends UserError {
  @Field(() => GiftRefusalReason, { description: 'Why.' })
  readonly reason: GiftRefusalReason;

  constructor(language: Language, reason: GiftRefusalReason) {
    super(`GIFT_${reason}`, say(language, giftMessages[reason]));
    this.reason = reason;
  }
}
