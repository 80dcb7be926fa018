import type { Message } from '../../graphql/user-error.ts';
import type { DeliveryChannel, NoticeKind } from '../../platform/generated/enums.ts';

/** What people choose by: a person has no wish about each of forty kinds. */
export const NoticeGroup = {
  POINTS: 'POINTS',
  VOUCHERS: 'VOUCHERS',
  THANKS: 'THANKS',
  PLACE: 'PLACE',
  SHOP: 'SHOP',
  WORK: 'WORK',
} as const;
export type NoticeGroup = (typeof NoticeGroup)[keyof typeof NoticeGroup];

/** Every kind's group: one that is missing is told to nobody, so the compiler asks for it. */
export const groupOfKind: Readonly<Record<NoticeKind, NoticeGroup>> = {
  POINTS_AWARDED: 'POINTS',
  DEED_CREDITED: 'POINTS',
  DEED_RECORDED: 'POINTS',
  DEED_MORE_ASKED: 'POINTS',
  DEED_NOT_COUNTED: 'POINTS',
  DEED_CORRECTED: 'POINTS',
  AWARD_CORRECTED: 'POINTS',
  GOAL_RETURNED: 'POINTS',
  VOUCHER_USED: 'VOUCHERS',
  VOUCHER_EXPIRED: 'VOUCHERS',
  VOUCHER_REVERSED: 'VOUCHERS',
  VOUCHER_MADE_RIGHT: 'VOUCHERS',
  VOUCHER_PRINTED: 'VOUCHERS',
  LOAN_DUE: 'VOUCHERS',
  OFFER_BACK: 'VOUCHERS',
  HOLD_RELEASED: 'VOUCHERS',
  THANKS_RECEIVED: 'THANKS',
  GIFT_RECEIVED: 'THANKS',
  GOAL_REACHED: 'THANKS',
  MEMBERSHIP_APPROVED: 'PLACE',
  ROLES_CHANGED: 'PLACE',
  PASSWORD_CHANGED: 'PLACE',
  EMAIL_CHANGED: 'PLACE',
  STAFF_ADDED: 'PLACE',
  STAFF_JOINED: 'SHOP',
  HOUSEHOLD_ASKED: 'PLACE',
  CATALOGUE_ADOPTED: 'PLACE',
  MERCHANT_APPROVED: 'SHOP',
  MERCHANT_CHANGES_REQUESTED: 'SHOP',
  MERCHANT_DECLINED: 'SHOP',
  MERCHANT_SUSPENDED: 'SHOP',
  MERCHANT_REINSTATED: 'SHOP',
  OFFER_APPROVED: 'SHOP',
  OFFER_CHANGES_REQUESTED: 'SHOP',
  OFFER_REVISION_APPROVED: 'SHOP',
  OFFER_REVISION_RETURNED: 'SHOP',
  WEBHOOK_DISABLED: 'SHOP',
  SETTLEMENT_ISSUED: 'SHOP',
  SETTLEMENT_PAID: 'SHOP',
  SETTLEMENT_ANSWERED: 'SHOP',
  MERCHANT_APPLIED: 'WORK',
  OFFER_SUBMITTED: 'WORK',
  OFFER_REVISION_PROPOSED: 'WORK',
  MEMBERSHIP_REQUESTED: 'WORK',
  DEED_ANSWERED: 'WORK',
  DEED_WAITS_LONG: 'WORK',
  AWARD_PROPOSED: 'WORK',
  FUNDING_PROPOSED: 'WORK',
  EVENT_PROPOSED: 'WORK',
  IMPORT_PROPOSED: 'WORK',
  IMPORT_DONE: 'WORK',
  MERCHANT_NOTE: 'SHOP',
  MERCHANT_APPEAL_KEPT: 'SHOP',
  MERCHANT_TRUSTED: 'SHOP',
  MERCHANT_CASE_OVERDUE: 'WORK',
  MERCHANT_CASE_HANDED_OVER: 'WORK',
  MERCHANT_NOTE_ANSWERED: 'WORK',
  MERCHANT_APPEALED: 'WORK',
  SETTING_PROPOSED: 'WORK',
  SETTLEMENT_RATE_PROPOSED: 'WORK',
  SETTLEMENT_DISPUTED: 'WORK',
};

/**
 * What leaves the house while nobody has chosen: few. A phone that was asked to be woken is woken for what is one's own; by
 * mail and by LINE comes what asks for an answer.
 */
const wantedByDefault: Readonly<Record<DeliveryChannel, readonly NoticeGroup[]>> = {
  EMAIL: ['PLACE', 'SHOP', 'WORK'],
  PUSH: ['POINTS', 'VOUCHERS', 'THANKS', 'PLACE', 'SHOP', 'WORK'],
  LINE: ['SHOP', 'WORK'],
};

/** Whether somebody is to be told of this group over this channel. */
export function wants(
  choices: readonly {
    readonly group: string;
    readonly channel: DeliveryChannel;
    readonly isWanted: boolean;
  }[],
  group: NoticeGroup,
  channel: DeliveryChannel,
): boolean {
  const choice = choices.find((each) => each.group === group && each.channel === channel);
  return choice?.isWanted ?? wantedByDefault[channel].includes(group);
}

/**
 * What may be read over somebody's shoulder, on a locked screen or in a list of mails: no amount, no deed, no name.
 * The rest is said in the app.
 */
const outsideWords: Readonly<Record<NoticeGroup, Message>> = {
  POINTS: { th: 'มีข่าวในสมุดความดีของคุณ', en: 'There is news in your passbook' },
  VOUCHERS: { th: 'มีข่าวเรื่องคูปองของคุณ', en: 'There is news about your vouchers' },
  THANKS: { th: 'มีคนนึกถึงคุณ', en: 'Somebody has thought of you' },
  PLACE: { th: 'มีข่าวจากชุมชนของคุณ', en: 'There is news from your community' },
  SHOP: { th: 'มีข่าวเรื่องร้านของคุณ', en: 'There is news about your shop' },
  WORK: { th: 'มีงานของชุมชนรอคุณดู', en: 'Something of the community waits for you' },
};

/** Said more closely where it gives nothing away. */
const closerWords: Partial<Readonly<Record<NoticeKind, Message>>> = {
  DEED_CREDITED: { th: 'ความดีของคุณได้รับการรับรองแล้ว', en: 'A good deed of yours is confirmed' },
  DEED_MORE_ASKED: { th: 'ขอข้อมูลเพิ่มอีกนิด', en: 'A little more, please' },
  LOAN_DUE: { th: 'ใกล้ถึงวันคืนของ', en: 'Something borrowed is due back' },
  VOUCHER_EXPIRED: { th: 'แต้มจากคูปองกลับมาแล้ว', en: 'The points of a voucher are back' },
  THANKS_RECEIVED: { th: 'มีคนส่งคำขอบคุณถึงคุณ', en: 'Somebody thanks you' },
  GOAL_REACHED: { th: 'เป้าหมายของชุมชนครบแล้ว', en: 'The community has reached its goal' },
  PASSWORD_CHANGED: { th: 'ตั้งรหัสผ่านใหม่แล้ว', en: 'Your password was changed' },
  EMAIL_CHANGED: { th: 'เปลี่ยนอีเมลแล้ว', en: 'Your address was changed' },
  MERCHANT_APPLIED: { th: 'มีร้านสมัครเข้าร่วม', en: 'A shop has applied' },
  OFFER_SUBMITTED: { th: 'มีของแลกรอตรวจ', en: 'An offer waits for you' },
  MEMBERSHIP_REQUESTED: { th: 'มีคนขอเข้าร่วมชุมชน', en: 'Somebody asks to join' },
  MERCHANT_APPROVED: { th: 'ร้านของคุณเข้าร่วมแล้ว', en: 'Your shop is in' },
  OFFER_APPROVED: { th: 'ของแลกขึ้นร้านแล้ว', en: 'Your offer is live' },
};

/** One line about a notice that anybody may see. */
export function outsideWordsOf(kind: NoticeKind): Message {
  return closerWords[kind] ?? outsideWords[groupOfKind[kind]];
}

/** These go by a mail of their own, at once and whatever was chosen: a day later, among other news, would be too late. */
export function hasMailOfItsOwn(kind: NoticeKind): boolean {
  return kind === 'PASSWORD_CHANGED' || kind === 'EMAIL_CHANGED';
}

/** A shop's own affairs are told whole by mail: they are business. Who has joined it is a person's name, and said in the app. */
export function isToldWhole(kind: NoticeKind): boolean {
  return groupOfKind[kind] === 'SHOP' && kind !== 'STAFF_JOINED';
}
