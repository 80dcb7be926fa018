import type { Language } from '../../graphql/language.ts';
import { ForbiddenError, type Message, StateError } from '../../graphql/user-error.ts';
import type { MerchantStatus } from '../../platform/generated/enums.ts';

/** Nobody decides on their own shop, nor on its offers. */
export function ownShopError(language: Language): ForbiddenError {
  return new ForbiddenError(language, {
    th: 'คุณทำงานอยู่ที่ร้านนี้ ให้ผู้ประสานงานคนอื่นเป็นคนตัดสินใจ',
    en: 'You work for this shop, so another coordinator has to decide.',
  });
}

const messages: Record<MerchantStatus, Message> = {
  APPLIED: { th: 'ร้านนี้กำลังรอผู้ประสานงานพิจารณา', en: 'This shop is waiting for a coordinator.' },
  CHANGES_REQUESTED: {
    th: 'ร้านนี้กำลังแก้ไขใบสมัคร',
    en: 'This shop has been asked to change its application.',
  },
  APPROVED: { th: 'ร้านนี้ได้รับอนุมัติแล้ว', en: 'This shop has been approved.' },
  SUSPENDED: { th: 'ร้านนี้ถูกพักไว้ชั่วคราว', en: 'This shop is suspended for now.' },
  DECLINED: { th: 'ใบสมัครของร้านนี้ไม่ผ่านการพิจารณา', en: 'The application of this shop was declined.' },
};

/** The step does not start from where the shop stands. */
export function merchantStateError(language: Language, status: MerchantStatus): StateError {
  return new StateError(language, status, messages[status]);
}
