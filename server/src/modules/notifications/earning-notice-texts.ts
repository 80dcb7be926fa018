import type { NoticeKind } from '../../platform/generated/enums.ts';
import { type NoticeTexts, noteLine, pointsInEnglish, reasonLine } from './notice-words.ts';

type EarningKind = Extract<
  NoticeKind,
  | `DEED_${string}`
  | `AWARD_${string}`
  | `GOAL_${string}`
  | 'CATALOGUE_ADOPTED'
  | 'IMPORT_PROPOSED'
  | 'IMPORT_DONE'
  | 'THANKS_RECEIVED'
  | 'GIFT_RECEIVED'
  | 'LOAN_DUE'
  | 'FUNDING_PROPOSED'
  | 'EVENT_PROPOSED'
  | 'HOUSEHOLD_ASKED'
  | 'HOLD_RELEASED'
>;

/** What is told of deeds, awards, thanks, goals and loans. The parameters are named where each notice is written. */
export const earningNoticeTexts: Record<EarningKind, NoticeTexts> = {
  DEED_CREDITED: ({ parameters }) => ({
    title: {
      th: `ความดีของคุณได้รับการรับรอง +${parameters.number('points')} แต้ม`,
      en: `Your good deed is confirmed: ${pointsInEnglish(parameters)}`,
    },
    body: {
      th: `ขอบคุณที่ทำดี: ${parameters.localized('deed')}`,
      en: `Thank you for your good deed: ${parameters.localized('deed')}`,
    },
  }),
  DEED_RECORDED: ({ parameters }) => ({
    title: { th: 'มีคนบันทึกความดีให้คุณ', en: 'A good deed was written down for you' },
    body: {
      th: `“${parameters.localized('deed')}” รอการรับรองอยู่ ถ้าไม่ใช่ของคุณ บอกผู้ประสานงานได้เลย`,
      en: `“${parameters.localized('deed')}” is waiting to be confirmed. If it was not you, tell a coordinator.`,
    },
  }),
  FUNDING_PROPOSED: ({ parameters }) => ({
    title: {
      th: 'มีแต้มเข้ากองทุนพลังบวก รอคุณร่วมรับรอง',
      en: 'Points for the thanks fund wait for a second person',
    },
    body: {
      th: `ขอเติมกองทุนพลังบวก ${parameters.number('points')} แต้ม ต้องมีผู้ประสานงานอีกคนร่วมรับรอง`,
      en: `${pointsInEnglish(parameters)} for the thanks fund. A second coordinator has to vouch for it.`,
    },
  }),
  EVENT_PROPOSED: ({ parameters }) => ({
    title: { th: 'มีงานรอคุณร่วมเปิด', en: 'An event waits for a second person' },
    body: {
      th: `งาน “${parameters.localized('event')}” ใช้งบ ${parameters.number('points')} แต้ม ต้องมีผู้ประสานงานอีกคนร่วมเปิด`,
      en: `“${parameters.localized('event')}” has a budget of ${pointsInEnglish(parameters)}. A second coordinator has to open it.`,
    },
  }),
  HOUSEHOLD_ASKED: ({ parameters }) => ({
    title: { th: 'มีคนบอกว่าอยู่บ้านเดียวกับคุณ', en: 'Somebody says that you live together' },
    body: {
      th: `${parameters.text('name')} บอกว่าอยู่บ้านเดียวกัน ช่วยตอบว่าใช่หรือไม่`,
      en: `${parameters.text('name')} says that you share a home. Please say whether that is so.`,
    },
  }),
  DEED_MORE_ASKED: (facts) => ({
    title: { th: 'ขอข้อมูลเพิ่มอีกนิด', en: 'A little more, please' },
    body: {
      th: `ผู้รับรองอยากรู้เรื่อง “${facts.parameters.localized('deed')}” เพิ่มอีกหน่อย ตอบกลับได้เลย${noteLine(facts)}`,
      en: `The verifier would like to know a little more about “${facts.parameters.localized('deed')}”.${noteLine(facts)}`,
    },
  }),
  DEED_NOT_COUNTED: (facts) => ({
    title: { th: 'ครั้งนี้ยังไม่ได้นับแต้ม', en: 'Not counted this time' },
    body: {
      th: `“${facts.parameters.localized('deed')}” ยังไม่ได้นับแต้มในครั้งนี้ ถ้ามีอะไรอยากเล่าเพิ่ม ตอบกลับได้${noteLine(facts)}`,
      en: `“${facts.parameters.localized('deed')}” was not counted this time. You can answer if there is more to tell.${noteLine(facts)}`,
    },
  }),
  DEED_ANSWERED: (facts) => ({
    title: { th: 'มีคำตอบจากสมาชิก', en: 'A member has answered' },
    body: {
      th: `สมาชิกตอบเรื่อง “${facts.parameters.localized('deed')}” แล้ว รอคุณดูอีกครั้ง`,
      en: `The member has answered about “${facts.parameters.localized('deed')}”. It is waiting for you.`,
    },
  }),
  DEED_CORRECTED: (facts) => ({
    title: { th: 'แก้รายการแต้มที่บันทึกผิด', en: 'A mistaken entry was corrected' },
    body: {
      th: `รายการ “${facts.parameters.localized('deed')}” ${facts.parameters.number('points')} แต้ม บันทึกผิด จึงแก้คืนในสมุดแล้ว${reasonLine(facts).th}`,
      en: `“${facts.parameters.localized('deed')}”, ${pointsInEnglish(facts.parameters)}, was entered by mistake and is undone in your passbook.${reasonLine(facts).en}`,
    },
  }),
  DEED_WAITS_LONG: ({ parameters }) => ({
    title: { th: 'มีความดีรอรับรองนานแล้ว', en: 'Deeds have been waiting' },
    body: {
      th: `มีความดี ${parameters.number('count')} รายการรอนานแล้ว ช่วยดูให้หน่อยนะ`,
      en: `Deeds that have been waiting for long: ${parameters.number('count')}. Please have a look.`,
    },
  }),
  AWARD_PROPOSED: (facts) => ({
    title: { th: 'มีแต้มรอคุณร่วมรับรอง', en: 'An award waits for a second person' },
    body: {
      th: `มีผู้ประสานงานเสนอให้ ${facts.parameters.number('points')} แต้ม: ${facts.parameters.localized('reason')} ต้องมีอีกคนร่วมรับรอง`,
      en: `${pointsInEnglish(facts.parameters)}: ${facts.parameters.localized('reason')}. A second coordinator has to vouch for it.`,
    },
  }),
  AWARD_CORRECTED: (facts) => ({
    title: { th: 'แก้รายการแต้มที่บันทึกผิด', en: 'A mistaken award was corrected' },
    body: {
      th: `รายการ “${facts.parameters.localized('award')}” ${facts.parameters.number('points')} แต้ม บันทึกผิด จึงแก้คืนในสมุดแล้ว${reasonLine(facts).th}`,
      en: `${pointsInEnglish(facts.parameters)} for “${facts.parameters.localized('award')}” were entered by mistake and are undone in your passbook.${reasonLine(facts).en}`,
    },
  }),
  CATALOGUE_ADOPTED: ({ parameters, networkName }) => ({
    title: { th: 'รายการความดีปรับใหม่', en: 'The list of good deeds has changed' },
    body: {
      th: `${networkName}ใช้รายการความดีชุดใหม่ตั้งแต่ ${parameters.date('effectiveFrom')}`,
      en: `${networkName} uses a new list of good deeds from ${parameters.date('effectiveFrom')}.`,
    },
  }),
  IMPORT_PROPOSED: ({ parameters }) => ({
    title: { th: 'มีการนำเข้ารอคุณร่วมรับรอง', en: 'An import waits for a second person' },
    body: {
      th: `ความดี ${parameters.number('count')} บรรทัด รวม ${parameters.number('points')} แต้ม ต้องมีผู้ประสานงานอีกคนร่วมรับรอง`,
      en: `Lines of deeds: ${parameters.number('count')}, ${pointsInEnglish(parameters)} in all. A second coordinator has to vouch for them.`,
    },
  }),
  IMPORT_DONE: ({ parameters }) => ({
    title: { th: 'นำเข้าข้อมูลเสร็จแล้ว', en: 'Your import is done' },
    body: {
      th: `นำเข้าได้ ${parameters.number('done')} บรรทัด ไม่ผ่าน ${parameters.number('refused')} บรรทัด`,
      en: `Lines taken: ${parameters.number('done')}; refused: ${parameters.number('refused')}.`,
    },
  }),
  THANKS_RECEIVED: ({ parameters }) => ({
    title: { th: 'มีคนส่งคำขอบคุณถึงคุณ', en: 'Somebody thanks you' },
    body: {
      th: `${parameters.text('from')} ฝากคำขอบคุณถึงคุณ เปิดอ่านได้เลย`,
      en: `${parameters.text('from')} has sent you thanks.`,
    },
  }),
  GIFT_RECEIVED: ({ parameters }) => ({
    title: {
      th: `ได้รับพลังบวก ${parameters.number('points')} แต้ม`,
      en: `A gift of ${pointsInEnglish(parameters)}`,
    },
    body: {
      th: `${parameters.text('from')} ส่งพลังบวกให้คุณ จากกองทุนพลังบวก`,
      en: `${parameters.text('from')} thanks you, out of the thanks fund.`,
    },
  }),
  GOAL_REACHED: ({ parameters }) => ({
    title: { th: 'เป้าหมายของชุมชนครบแล้ว', en: 'The community has reached its goal' },
    body: {
      th: `“${parameters.localized('goal')}” ครบ ${parameters.number('points')} แต้มแล้ว ขอบคุณที่ร่วมแรงกัน`,
      en: `“${parameters.localized('goal')}” has its ${pointsInEnglish(parameters)}. Thank you for your part.`,
    },
  }),
  GOAL_RETURNED: (facts) => {
    const { parameters } = facts;
    // With a reason it was called off; without one its time ran out.
    const isCancelled = parameters.text('reason') !== '';
    return {
      title: { th: 'แต้มที่ร่วมสมทบกลับมาแล้ว', en: 'Your pledged points are back' },
      body: {
        th: `“${parameters.localized('goal')}” ${isCancelled ? 'ยกเลิกแล้ว' : 'ยังไม่ครบในเวลา'} เราคืน ${parameters.number('points')} แต้มให้แล้ว${reasonLine(facts).th}`,
        en: `“${parameters.localized('goal')}” ${isCancelled ? 'was called off' : 'was not reached in time'}. Back in your wallet: ${pointsInEnglish(parameters)}.${reasonLine(facts).en}`,
      },
    };
  },
  LOAN_DUE: ({ parameters }) =>
    parameters.text('when') === 'AFTER'
      ? {
          title: { th: 'ถึงวันนัดคืนของแล้ว', en: 'It was due back' },
          body: {
            th: `“${parameters.localized('offer')}” จาก${parameters.thaiShop('merchant')} นัดคืนไว้ ${parameters.date('due')} สะดวกเมื่อไรแวะไปคืนได้เลย แต้มของคุณยังอยู่ครบ`,
            en: `“${parameters.localized('offer')}” from ${parameters.localized('merchant')} was due back on ${parameters.date('due')}. Bring it when you can: your points are all there.`,
          },
        }
      : {
          title: { th: 'ใกล้ถึงวันคืนของ', en: 'Please bring it back soon' },
          body: {
            th: `“${parameters.localized('offer')}” จาก${parameters.thaiShop('merchant')} นัดคืน ${parameters.date('due')}`,
            en: `“${parameters.localized('offer')}” from ${parameters.localized('merchant')} is due back on ${parameters.date('due')}.`,
          },
        },
  HOLD_RELEASED: ({ parameters }) => ({
    title: { th: 'แต้มที่กันไว้กลับมาแล้ว', en: 'Your held points are back' },
    body: {
      th: `แต้มที่กันไว้สำหรับ “${parameters.localized('offer')}” ${parameters.number('points')} แต้ม กลับมาใช้ได้แล้ว`,
      en: `Held for “${parameters.localized('offer')}” and yours again: ${pointsInEnglish(parameters)}.`,
    },
  }),
};
