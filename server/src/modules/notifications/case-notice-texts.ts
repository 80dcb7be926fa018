import type { Message } from '../../graphql/user-error.ts';
import type { NetworkSetting, NoticeKind } from '../../platform/generated/enums.ts';
import type { NoticeFacts } from './notice-parameters.ts';
import type { NoticeTexts } from './notice-words.ts';

type CaseKind = Extract<
  NoticeKind,
  | `MERCHANT_CASE_${string}`
  | 'MERCHANT_NOTE'
  | 'MERCHANT_NOTE_ANSWERED'
  | 'MERCHANT_APPEALED'
  | 'MERCHANT_APPEAL_KEPT'
  | 'MERCHANT_TRUSTED'
  | 'SETTING_PROPOSED'
>;

const settingNames: Readonly<Record<NetworkSetting, Message>> = {
  TRUSTED_OFFERS_LIVE: { th: 'ของแลกจากร้านที่ไว้ใจขึ้นได้ทันที', en: 'Offers of trusted shops go live at once' },
  CASE_DUE_DAYS: { th: 'เวลาพิจารณาใบสมัคร', en: 'How long an application may wait' },
  CHECKLIST_REQUIRED: { th: 'ต้องติ๊กรายการตรวจให้ครบ', en: 'The checklist is required' },
  ESCALATE_AFTER_HOURS: { th: 'เวลารอรับรองความดี', en: 'How long a deed may wait' },
  KEEP_DEED_PHOTOS: { th: 'การเก็บรูปความดี', en: 'Keeping photos of deeds' },
  MAX_HOLD_DAYS: { th: 'เวลากันแต้มนานที่สุด', en: 'The longest hold' },
  AWARD_SOLO_LIMIT_POINTS: { th: 'แต้มที่ผู้ประสานงานคนเดียวให้ได้', en: 'What one coordinator may award alone' },
  EVENT_SOLO_LIMIT_POINTS: { th: 'แต้มของงานที่เปิดคนเดียวได้', en: 'What an event opened alone may give' },
  SOLO_FUNDING_POINTS: { th: 'แต้มที่เติมกองทุนพลังบวกคนเดียวได้', en: 'What one coordinator may put into the fund' },
  SOLO_CORRECTION_SATANG: {
    th: 'ยอดเงินที่คนเดียวปรับให้ร้านได้',
    en: 'By how much one coordinator may correct a statement',
  },
};

/** What is told of the cases of shops and of the network's settings. `merchant` names the shop, `reason` the words. */
export const caseNoticeTexts: Record<CaseKind, NoticeTexts> = {
  MERCHANT_CASE_OVERDUE: ({ parameters }) => ({
    title: { th: 'มีร้านรอคำตอบเกินกำหนด', en: 'A shop has waited past its day' },
    body: {
      th: `ร้าน “${parameters.localized('merchant')}” รอคำตอบมานานแล้ว ถ้าว่าง ช่วยดูให้หน่อย`,
      en: `“${parameters.localized('merchant')}” has waited for an answer for long. Please have a look if you can.`,
    },
  }),
  MERCHANT_CASE_HANDED_OVER: ({ parameters }) => ({
    title: { th: 'ฝากใบสมัครร้านให้คุณดูแล', en: 'An application is yours to look after' },
    body: {
      th: `ผู้ประสานงานอีกคนฝากร้าน “${parameters.localized('merchant')}” ไว้กับคุณ`,
      en: `Another coordinator has handed “${parameters.localized('merchant')}” over to you.`,
    },
  }),
  MERCHANT_NOTE: (facts) => ({
    title: { th: 'ผู้ประสานงานมีข้อความถึงร้าน', en: 'The coordinators have a question' },
    body: {
      th: `เรื่องร้าน “${facts.parameters.localized('merchant')}” ตอบกลับได้เลย${words(facts)}`,
      en: `It is about “${facts.parameters.localized('merchant')}”. You can answer at once.${words(facts)}`,
    },
  }),
  MERCHANT_NOTE_ANSWERED: (facts) => ({
    title: { th: 'ร้านตอบกลับมาแล้ว', en: 'The shop has answered' },
    body: {
      th: `ร้าน “${facts.parameters.localized('merchant')}” ตอบมาว่า${words(facts)}`,
      en: `“${facts.parameters.localized('merchant')}” writes:${words(facts)}`,
    },
  }),
  MERCHANT_APPEALED: (facts) => ({
    title: { th: 'มีร้านขอให้ทบทวนการพักร้าน', en: 'A shop asks you to look again' },
    body: {
      th: `ร้าน “${facts.parameters.localized('merchant')}” ขอให้ทบทวนการพักร้าน${words(facts)}`,
      en: `“${facts.parameters.localized('merchant')}” asks that its suspension end.${words(facts)}`,
    },
  }),
  MERCHANT_APPEAL_KEPT: (facts) => ({
    title: { th: 'ทบทวนแล้ว ร้านยังพักตามกำหนดเดิม', en: 'Looked at again: the pause stays' },
    body: {
      th: `ขอบคุณที่บอกกัน ร้าน “${facts.parameters.localized('merchant')}” ยังพักจนถึงกำหนดเดิม${words(facts)}`,
      en: `Thank you for telling us. “${facts.parameters.localized('merchant')}” stays on pause until its date.${words(facts)}`,
    },
  }),
  MERCHANT_TRUSTED: ({ parameters }) => ({
    title: { th: 'ร้านของคุณได้รับความไว้วางใจ', en: 'Your shop is trusted' },
    body: {
      th: `ขอบคุณที่ดูแลสมาชิกดีเสมอมา ร้าน “${parameters.localized('merchant')}” เป็นร้านที่ชุมชนไว้ใจแล้ว`,
      en: `Thank you for looking after the members so well: “${parameters.localized('merchant')}” is a trusted shop now.`,
    },
  }),
  SETTING_PROPOSED: ({ parameters }) => {
    const setting = parameters.text('setting') as NetworkSetting;
    const name = settingNames[setting] ?? { th: '', en: '' };
    const isMoney = setting === 'SOLO_CORRECTION_SATANG';
    const value = isMoney
      ? { th: `${parameters.baht('value')} บาท`, en: `${parameters.baht('value')} baht` }
      : { th: parameters.number('value'), en: parameters.number('value') };
    return {
      title: { th: 'มีข้อเสนอเปลี่ยนกติกา รอผู้ประสานงานอีกคน', en: 'A rule waits for a second coordinator' },
      body: {
        th: `${parameters.text('name')} เสนอให้เปลี่ยน “${name.th}” เป็น ${value.th} รอคุณดูและยืนยัน`,
        en: `${parameters.text('name')} would like “${name.en}” to be ${value.en}. It waits for you to agree.`,
      },
    };
  },
};

/** What somebody wrote, whole, on a line of its own. */
function words({ parameters }: NoticeFacts): string {
  const reason = parameters.text('reason');
  return reason === '' ? '' : `\n“${reason}”`;
}
