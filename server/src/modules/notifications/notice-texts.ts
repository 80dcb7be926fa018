import { say } from '../../graphql/user-error.ts';
import type { NoticeKind } from '../../platform/generated/enums.ts';
import { caseNoticeTexts } from './case-notice-texts.ts';
import { earningNoticeTexts } from './earning-notice-texts.ts';
import type { NoticeFacts, NoticeParameters } from './notice-parameters.ts';
import { type NoticeTexts, pointsInEnglish, reasonLine } from './notice-words.ts';
import { placeText } from './place-texts.ts';
import { settlementNoticeTexts } from './settlement-notice-texts.ts';

/** Every kind's title and body. The parameters that each counts on are named where the notice is written. */
const texts: Record<NoticeKind, NoticeTexts> = {
  ...earningNoticeTexts,
  WEBHOOK_DISABLED: ({ parameters }) => ({
    title: { th: 'หยุดส่งข้อมูลไปยังระบบของคุณ', en: 'Your program is called no more' },
    body: {
      th: `ปลายทาง ${parameters.text('host')} ไม่ตอบหลายครั้ง แก้ไขแล้วเปิดใช้อีกครั้งได้ ข้อมูลที่ค้างส่งซ้ำได้`,
      en: `${parameters.text('host')} has not answered for many times. Enable it again when it does; what was missed can be replayed.`,
    },
  }),
  ...settlementNoticeTexts,
  ...caseNoticeTexts,
  MERCHANT_APPLIED: ({ parameters }) => ({
    title: { th: 'มีร้านสมัครเข้าร่วม', en: 'A shop has applied' },
    body: {
      th: `ร้าน “${parameters.localized('merchant')}” รอคุณตรวจใบสมัคร`,
      en: `“${parameters.localized('merchant')}” is waiting for you to look at its application.`,
    },
  }),
  MERCHANT_APPROVED: ({ parameters, networkName }) => ({
    title: { th: 'ร้านของคุณเข้าร่วมแล้ว', en: 'Your shop is in' },
    body: {
      th: `ยินดีต้อนรับร้าน “${parameters.localized('merchant')}” สู่${networkName} ลงของแลกรายการแรกได้เลย`,
      en: `Welcome, “${parameters.localized('merchant')}”, to ${networkName}. You can list your first offer now.`,
    },
  }),
  MERCHANT_CHANGES_REQUESTED: (facts) => ({
    title: { th: 'ใบสมัครร้านต้องแก้ไขเล็กน้อย', en: 'Your application needs a change' },
    body: {
      th: `ผู้ประสานงานขอให้แก้ใบสมัครของร้าน “${facts.parameters.localized('merchant')}” แล้วส่งมาใหม่${reasonLine(facts).th}`,
      en: `The coordinator asks for a change to the application of “${facts.parameters.localized('merchant')}”. Please send it again.${reasonLine(facts).en}`,
    },
  }),
  MERCHANT_DECLINED: (facts) => ({
    title: { th: 'ใบสมัครร้านยังไม่ผ่าน', en: 'Your application was declined' },
    body: {
      th: `ร้าน “${facts.parameters.localized('merchant')}” ยังเข้าร่วมไม่ได้ในครั้งนี้${reasonLine(facts).th}`,
      en: `“${facts.parameters.localized('merchant')}” cannot join this time.${reasonLine(facts).en}`,
    },
  }),
  MERCHANT_SUSPENDED: (facts) => ({
    title: { th: 'ร้านของคุณถูกพักชั่วคราว', en: 'Your shop is suspended for a time' },
    body: {
      th: `ช่วงนี้สมาชิกแลกของร้าน “${facts.parameters.localized('merchant')}” ไม่ได้${reasonLine(facts).th}`,
      en: `For now members cannot redeem at “${facts.parameters.localized('merchant')}”.${reasonLine(facts).en}`,
    },
  }),
  MERCHANT_REINSTATED: (facts) => ({
    title: { th: 'ร้านของคุณกลับมาเปิดแล้ว', en: 'Your shop is open again' },
    body: {
      th: `สมาชิกแลกของร้าน “${facts.parameters.localized('merchant')}” ได้ตามเดิมแล้ว${reasonLine(facts).th}`,
      en: `Members can redeem at “${facts.parameters.localized('merchant')}” again.${reasonLine(facts).en}`,
    },
  }),
  OFFER_SUBMITTED: ({ parameters }) => ({
    title: { th: 'มีของแลกรอตรวจ', en: 'An offer waits for you' },
    body: {
      th: `“${parameters.localized('offer')}” ของ${parameters.thaiShop('merchant')} รอคุณตรวจ`,
      en: `“${parameters.localized('offer')}” of ${parameters.localized('merchant')} is waiting for your approval.`,
    },
  }),
  OFFER_APPROVED: ({ parameters }) => ({
    title: { th: 'ของแลกขึ้นร้านแล้ว', en: 'Your offer is live' },
    body: {
      th: `สมาชิกแลก “${parameters.localized('offer')}” ได้แล้วตอนนี้`,
      en: `Members can redeem “${parameters.localized('offer')}” now.`,
    },
  }),
  OFFER_CHANGES_REQUESTED: (facts) => ({
    title: { th: 'ของแลกต้องแก้ไขเล็กน้อย', en: 'Your offer needs a change' },
    body: {
      th: `ผู้ประสานงานขอให้แก้ “${facts.parameters.localized('offer')}” แล้วส่งมาใหม่${reasonLine(facts).th}`,
      en: `The coordinator asks for a change to “${facts.parameters.localized('offer')}”. Please send it again.${reasonLine(facts).en}`,
    },
  }),
  OFFER_REVISION_PROPOSED: ({ parameters }) => ({
    title: { th: 'ร้านขอแก้ของแลก', en: 'A shop asks to change an offer' },
    body: {
      th: `${parameters.thaiShop('merchant')} ขอแก้ “${parameters.localized('offer')}” ระหว่างนี้ของเดิมยังแลกได้`,
      en: `${parameters.localized('merchant')} would like to change “${parameters.localized('offer')}”. Until you decide it stays as it is.`,
    },
  }),
  OFFER_REVISION_APPROVED: ({ parameters }) => ({
    title: { th: 'ของแลกแก้ตามที่ขอแล้ว', en: 'Your change is made' },
    body: {
      th: `สมาชิกเห็น “${parameters.localized('offer')}” แบบใหม่แล้ว คูปองที่แลกไปก่อนยังเป็นแบบเดิม`,
      en: `Members see “${parameters.localized('offer')}” as you changed it. Vouchers from before stay as they were.`,
    },
  }),
  OFFER_REVISION_RETURNED: (facts) => ({
    title: { th: 'ของแลกยังเป็นแบบเดิม', en: 'Your offer stays as it was' },
    body: {
      th: `ผู้ประสานงานส่งคำขอแก้ “${facts.parameters.localized('offer')}” กลับมา ของเดิมยังแลกได้ตามปกติ${reasonLine(facts).th}`,
      en: `The coordinator sent your change to “${facts.parameters.localized('offer')}” back. Members redeem it as before.${reasonLine(facts).en}`,
    },
  }),
  OFFER_BACK: ({ parameters }) => ({
    title: { th: 'ของที่รอไว้มีแล้ว', en: 'There is some again' },
    body: {
      th: `“${parameters.localized('offer')}” ของ${parameters.thaiShop('merchant')} มีให้แลกแล้ว`,
      en: `“${parameters.localized('offer')}” of ${parameters.localized('merchant')} can be redeemed again.`,
    },
  }),
  POINTS_AWARDED: ({ parameters }) => ({
    title: {
      th: `ได้รับ ${parameters.number('points')} แต้ม`,
      en: `You have earned ${pointsInEnglish(parameters)}`,
    },
    body: {
      th: `ขอบคุณที่ทำดี: ${parameters.localized('reason')}`,
      en: `Thank you for your good deed: ${parameters.localized('reason')}`,
    },
  }),
  VOUCHER_USED: ({ parameters }) => ({
    title: { th: 'ใช้คูปองแล้ว', en: 'Voucher used' },
    body: {
      th: `คุณใช้คูปอง “${parameters.localized('offer')}” ที่${parameters.thaiShop('merchant')} แล้ว`,
      en: `You have used “${parameters.localized('offer')}” at ${parameters.localized('merchant')}.`,
    },
  }),
  VOUCHER_PRINTED: ({ parameters }) => ({
    title: { th: 'พิมพ์คูปองให้แล้วตามที่ขอ', en: 'Your voucher is printed, as you asked' },
    body: {
      th: `ผู้ประสานงานแลก “${parameters.localized('offer')}” ของ${parameters.thaiShop('merchant')} ให้คุณ ใช้ ${parameters.number('points')} แต้ม ถ้าไม่ได้ขอไว้ ยกเลิกได้ก่อนใช้`,
      en: `A coordinator has redeemed “${parameters.localized('offer')}” at ${parameters.localized('merchant')} for you: ${pointsInEnglish(parameters)}. If you did not ask for it, cancel it before it is used.`,
    },
  }),
  VOUCHER_EXPIRED: ({ parameters }) => ({
    title: { th: 'คูปองหมดอายุ แต้มกลับมาแล้ว', en: 'Voucher expired, points are back' },
    body: {
      th: `คูปอง “${parameters.localized('offer')}” หมดอายุก่อนได้ใช้ เราคืน ${parameters.number('points')} แต้มให้แล้ว`,
      en: `“${parameters.localized('offer')}” was not used in time. Back in your wallet: ${pointsInEnglish(parameters)}.`,
    },
  }),
  VOUCHER_REVERSED: ({ parameters }) =>
    parameters.text('cause') === 'MERCHANT_SUSPENDED'
      ? returnedBySuspension(parameters)
      : undoneUse(parameters),
  VOUCHER_MADE_RIGHT: ({ parameters }) => {
    const other =
      parameters.text('otherOfferId') === ''
        ? { th: '', en: '' }
        : {
            th: ` ตอนนี้แลก “${parameters.localized('otherOffer')}” ที่${parameters.thaiShop('otherMerchant')} ได้ ใช้ ${parameters.number('otherPoints')} แต้ม`,
            en: ` You could have “${parameters.localized('otherOffer')}” at ${parameters.localized('otherMerchant')} now, for ${parameters.number('otherPoints')}.`,
          };
    return {
      title: { th: 'ร้านคืนแต้มให้คุณแล้ว', en: 'The shop gave your points back' },
      body: {
        th: `${parameters.thaiShop('merchant')} ขอโทษที่ให้ “${parameters.localized('offer')}” ไม่ได้ คืน ${parameters.number('points')} แต้มให้แล้ว${other.th}`,
        en: `${parameters.localized('merchant')} is sorry: “${parameters.localized('offer')}” could not be had. Back in your wallet: ${pointsInEnglish(parameters)}.${other.en}`,
      },
    };
  },
  MEMBERSHIP_REQUESTED: ({ parameters, networkName }) => ({
    title: { th: 'มีคนขอเข้าร่วมชุมชน', en: 'Somebody wants to join' },
    body: {
      th: `${parameters.text('name')} ขอเข้าร่วม${networkName} รอคุณรับเข้า`,
      en: `${parameters.text('name')} would like to join ${networkName} and is waiting for you.`,
    },
  }),
  MEMBERSHIP_APPROVED: ({ networkName }) => ({
    title: { th: 'ยินดีต้อนรับ คุณเป็นสมาชิกแล้ว', en: 'Welcome, you are a member' },
    body: {
      th: `คุณเข้าร่วม${networkName}เรียบร้อยแล้ว เริ่มสะสมแต้มความดีได้เลย`,
      en: `You have joined ${networkName}. Your good deeds count from today.`,
    },
  }),
  PASSWORD_CHANGED: () => ({
    title: { th: 'ตั้งรหัสผ่านใหม่แล้ว', en: 'Your password was changed' },
    body: {
      th: 'ถ้าไม่ใช่คุณ ให้ออกจากระบบแล้วแตะ “ลืมรหัสผ่าน” ที่หน้าเข้าสู่ระบบทันที',
      en: 'If it was not you, sign out and press “Forgot your password?” where you sign in, at once.',
    },
  }),
  EMAIL_CHANGED: () => ({
    title: { th: 'เปลี่ยนอีเมลแล้ว', en: 'Your e-mail address was changed' },
    body: {
      th: 'จากนี้ใช้อีเมลใหม่แทนอีเมลเดิม ถ้าคุณไม่ได้เปลี่ยน รีบบอกผู้ประสานงาน ให้คนดูแลระบบช่วยเอาบัญชีคืนให้',
      en: 'The new one takes the place of the old from now on. If it was not you, tell a coordinator at once: whoever looks after the system can give the account back to you.',
    },
  }),
  ROLES_CHANGED: (facts) => placeText(facts, reasonLine(facts)),
  STAFF_ADDED: ({ parameters }) => ({
    title: { th: 'คุณเป็นคนในร้านแล้ว', en: 'You work for a shop now' },
    body: {
      th: `ร้าน “${parameters.localized('merchant')}” เพิ่มคุณเป็นคนในร้านแล้ว เปิดหน้าของร้านได้เลย`,
      en: `“${parameters.localized('merchant')}” has added you to its staff. You can open its pages now.`,
    },
  }),
  STAFF_JOINED: ({ parameters }) => ({
    title: { th: 'มีคนมาช่วยที่ร้านแล้ว', en: 'Somebody has joined your shop' },
    body: {
      th: `${parameters.text('name')} มาช่วยที่ร้าน “${parameters.localized('merchant')}” ด้วยลิงก์ชวนแล้ว`,
      en: `${parameters.text('name')} has taken their place at “${parameters.localized('merchant')}” by your invitation.`,
    },
  }),
};

/** The title and the body of a notice in the reader's language. */
export function noticeText(kind: NoticeKind, facts: NoticeFacts): { title: string; body: string } {
  const { title, body } = texts[kind](facts);
  const { language } = facts.parameters;
  return { title: say(language, title), body: say(language, body) };
}

function undoneUse(parameters: NoticeParameters): ReturnType<NoticeTexts> {
  return {
    title: { th: 'ร้านย้อนการใช้คูปอง แต้มกลับมาแล้ว', en: 'Use undone, points are back' },
    body: {
      th: `${parameters.thaiShop('merchant')} ย้อนการใช้คูปอง “${parameters.localized('offer')}” เราคืน ${parameters.number('points')} แต้มให้แล้ว`,
      en: `${parameters.localized('merchant')} has undone the use of “${parameters.localized('offer')}”. Back in your wallet: ${pointsInEnglish(parameters)}.`,
    },
  };
}

/** A shop takes a break; a coordinator chose to give the points back rather than have the vouchers wait. */
function returnedBySuspension(parameters: NoticeParameters): ReturnType<NoticeTexts> {
  return {
    title: { th: 'แต้มจากคูปองกลับมาแล้ว', en: 'The points of a voucher are back' },
    body: {
      th: `${parameters.thaiShop('merchant')} พักให้บริการ คูปอง “${parameters.localized('offer')}” จึงคืน ${parameters.number('points')} แต้มให้คุณแล้ว`,
      en: `${parameters.localized('merchant')} is taking a break, so “${parameters.localized('offer')}” was returned. Back in your wallet: ${pointsInEnglish(parameters)}.`,
    },
  };
}
