import type { NoticeKind } from '../../platform/generated/enums.ts';
import { type NoticeTexts, noteLine, reasonLine } from './notice-words.ts';

/** What is told of settlement. The parameters are named in settlement-notices.ts. */
export const settlementNoticeTexts: Record<Extract<NoticeKind, `SETTLEMENT_${string}`>, NoticeTexts> = {
  SETTLEMENT_RATE_PROPOSED: ({ parameters }) => ({
    title: { th: 'มีอัตราจ่ายให้ร้านรอคุณยืนยัน', en: 'A rate waits for you to confirm' },
    body: {
      th: `เสนอให้จ่ายร้านแต้มละ ${parameters.baht('satang')} บาท ตั้งแต่ ${parameters.date('day')} ช่วยดูก่อนถึงวันนั้น`,
      en: `Proposed: one point is worth ${parameters.baht('satang')} baht from ${parameters.date('day')}. Please look before that day.`,
    },
  }),
  SETTLEMENT_ISSUED: ({ parameters, networkName }) => ({
    title: { th: `สรุปยอดถึง ${parameters.date('lastDay')} มาแล้ว`, en: 'Your statement is ready' },
    body: {
      th: `${networkName}จะจ่ายให้ร้าน ${parameters.baht('satang')} บาท ดูรายการทั้งหมดได้เลย`,
      en: `${networkName} owes your shop ${parameters.baht('satang')} baht up to ${parameters.date('lastDay')}. You can look at each line.`,
    },
  }),
  SETTLEMENT_PAID: (facts) => {
    const { parameters, networkName } = facts;
    const baht = parameters.baht('satang');
    const day = parameters.date('lastDay');
    // With a reason it was written down by mistake, and is to be paid still.
    if (parameters.text('reason') !== '') {
      return {
        title: { th: `ยอด ${baht} บาท ยังรอจ่าย`, en: `${baht} baht are still to be paid` },
        body: {
          th: `ที่แจ้งว่าจ่ายยอดถึง ${day} แล้วนั้นบันทึกผิด ${networkName}จะจ่ายให้ต่อไป${reasonLine(facts).th}`,
          en: `That the statement up to ${day} was paid was written down by mistake. It is still to be paid.${reasonLine(facts).en}`,
        },
      };
    }
    return {
      title: { th: `จ่ายให้ร้านแล้ว ${baht} บาท`, en: `Paid: ${baht} baht` },
      body: {
        th: `${networkName}จ่ายยอดถึง ${day} แล้ว อ้างอิง ${parameters.text('reference')}`,
        en: `${networkName} has paid what it owed up to ${day}. Reference: ${parameters.text('reference')}.`,
      },
    };
  },
  SETTLEMENT_DISPUTED: (facts) => ({
    title: { th: 'ร้านสอบถามเรื่องใบสรุปยอด', en: 'A shop asks about a statement' },
    body: {
      th: `ใบสรุปยอดถึง ${facts.parameters.date('lastDay')} มีข้อสอบถาม ช่วยดูให้หน่อย${noteLine(facts)}`,
      en: `There is a question about the statement up to ${facts.parameters.date('lastDay')}.${noteLine(facts)}`,
    },
  }),
  SETTLEMENT_ANSWERED: (facts) => ({
    title: { th: 'ผู้ประสานงานตอบเรื่องใบสรุปยอดแล้ว', en: 'Your question is answered' },
    body: {
      th: `คำตอบเรื่องใบสรุปยอดถึง ${facts.parameters.date('lastDay')} มาแล้ว${reasonLine(facts).th}`,
      en: `There is an answer about the statement up to ${facts.parameters.date('lastDay')}.${reasonLine(facts).en}`,
    },
  }),
};
