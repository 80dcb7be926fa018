import type { Language } from '../../graphql/language.ts';
import { type Message, StateError } from '../../graphql/user-error.ts';
import type { OfferState } from '../../platform/generated/enums.ts';

const messages: Record<OfferState, Message> = {
  DRAFT: { th: 'ข้อเสนอนี้ยังเป็นร่าง', en: 'This offer is a draft.' },
  SUBMITTED: { th: 'ข้อเสนอนี้กำลังรอผู้ประสานงานพิจารณา', en: 'This offer is waiting for a coordinator.' },
  CHANGES_REQUESTED: {
    th: 'ข้อเสนอนี้ถูกส่งกลับให้ร้านแก้ไข',
    en: 'This offer has been sent back to the shop for changes.',
  },
  LIVE: { th: 'ข้อเสนอนี้เปิดให้แลกอยู่', en: 'This offer is live.' },
  PAUSED: { th: 'ข้อเสนอนี้หยุดพักอยู่', en: 'This offer is paused.' },
  ENDED: { th: 'ข้อเสนอนี้จบไปแล้ว', en: 'This offer has ended.' },
};

/** The step does not start from where the offer stands. */
export function offerStateError(language: Language, state: OfferState): StateError {
  return new StateError(language, state, messages[state]);
}
