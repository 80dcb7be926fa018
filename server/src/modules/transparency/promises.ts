import type { LocalizedText } from '../../graphql/plain-text.ts';

/** What each check of the books promises, for the public page: no word of bookkeeping. By the check's code. */
const promises: Readonly<Record<string, LocalizedText>> = {
  ACCOUNTS: { th: 'สมาชิกและร้านทุกแห่งมีบัญชีครบ', en: 'Every member and every shop has their accounts' },
  ROUTES: { th: 'แต้มเข้าออกได้เฉพาะแบบที่กติกาอนุญาต', en: 'Points move only along the ways that are allowed' },
  AVAILABLE: {
    th: 'แต้มที่ใช้ได้ของทุกคนตรงกับรายการในสมุด',
    en: "What each member can spend is the sum of their passbook's lines",
  },
  HELD: { th: 'แต้มที่กันไว้ตรงกับรายการ', en: 'What is set aside is the sum of its lines' },
  FUND: { th: 'แต้มในกองทุนพลังบวกตรงกับรายการ', en: "The thanks fund's points are the sum of its lines" },
  EARNED: { th: 'แต้มสะสมทั้งหมดตรงกับความดีที่ได้รับ', en: 'What members ever earned is what they were given' },
  PASSBOOKS: {
    th: 'ทุกบรรทัดต่อจากบรรทัดก่อน และไม่มียอดติดลบ',
    en: 'Every line goes on from the one before, and none goes below zero',
  },
  POINTS_CONSERVED: {
    th: 'แต้มที่ออกไปทั้งหมด เท่ากับแต้มที่อยู่ในมือทุกฝ่ายรวมกัน',
    en: 'All points issued are all points that somebody holds',
  },
  AWARDS: { th: 'แต้มที่ผู้ประสานงานให้ เข้าสมุดครบและครั้งเดียว', en: 'Every award is credited whole, and once' },
  DEEDS: {
    th: 'ความดีที่รับรองแล้ว ได้แต้มครบและครั้งเดียว',
    en: 'Every deed that counts is credited whole, and once',
  },
  CAPS: { th: 'ไม่มีใครได้แต้มเกินเพดานของรอบ', en: 'Nobody has more deeds than a period allows' },
  EVENTS: {
    th: 'แต้มที่งานแจกไป ไม่เกินงบของงาน',
    en: 'No event has given more than its budget',
  },
  GIFTS: {
    th: 'พลังบวกทุกครั้งมาจากกองทุนพลังบวก ครบและครั้งเดียว',
    en: 'Every gift came out of the fund, whole, and once',
  },
  FUNDINGS: {
    th: 'แต้มที่เติมกองทุนพลังบวก มีคนรับรองและเข้าครบ',
    en: 'Every funding was agreed to, and is in the fund',
  },
  ALLOWANCES: { th: 'ไม่มีใครส่งพลังบวกเกินที่ให้ไว้ต่อเดือน', en: 'Nobody has given away more than a month allows' },
  SPONSORSHIPS: {
    th: 'แต้มที่ร้านมอบให้ชุมชน เข้าครบ และส่วนที่ไม่ได้ใช้กลับไปที่ร้านเดิม',
    en: 'What a shop gives arrives whole, and what was not needed goes back to it',
  },
  PURSES: { th: 'ไม่มีร้านใดมอบแต้มเกินที่ได้รับ', en: 'No shop has given more than it received' },
  SPONSORED_EVENTS: {
    th: 'แต้มจากร้านในแต่ละงานตรงกับที่ร้านมอบ',
    en: 'Each event has of the shops what they gave it',
  },
  PLEDGES: { th: 'แต้มที่ร่วมสมทบ กันไว้ครั้งเดียวและจบครั้งเดียว', en: 'Every pledge is set aside once, and ends once' },
  GOALS: {
    th: 'เป้าหมายครบคือครบจริง ไม่ครบคือคืนทุกคน',
    en: 'A goal is reached whole, or everybody has theirs back',
  },
  HOLDS: { th: 'แต้มที่กันไว้ตอนยืมของ ได้คืนทุกแต้ม', en: 'Points set aside for a loan come back, every one' },
  VOUCHERS: { th: 'คูปองทุกใบมีรายการแต้มรองรับ', en: 'Every voucher has its points' },
  USES: { th: 'คูปองที่ใช้แล้ว ใช้ที่ร้านนั้นจริงครั้งเดียว', en: 'Every used voucher was used once, at its shop' },
  STOCK: { th: 'ของที่แลกไปไม่เกินของที่มี', en: 'No more was redeemed than there was' },
  MONTHS: {
    th: 'ร้านที่ตั้งเพดานไว้ ให้แต้มไม่เกินเพดานของเดือน',
    en: 'No shop has given more in a month than it wished',
  },
  OWED: {
    th: 'คูปองที่ใช้แล้วทุกใบ บันทึกไว้ว่าชุมชนต้องจ่ายร้านเท่าไร ครบและครั้งเดียว',
    en: 'For every used voucher it is written down, once, what the community owes its shop',
  },
  OWED_RATES: {
    th: 'เงินที่ต้องจ่ายร้าน คิดตามอัตราที่ใช้อยู่ในวันนั้น',
    en: 'What is owed to a shop follows the rate of that day',
  },
  SETTLEMENTS: {
    th: 'ยอดในใบสรุปยอดของร้าน ตรงกับรายการถึงสตางค์',
    en: "A shop's statement is the sum of its lines, to the satang",
  },
  SETTLED: {
    th: 'ทุกรายการอยู่ในใบสรุปยอดของร้านตัวเองใบเดียว',
    en: 'Every line stands on one statement, that of its own shop',
  },
  PAYMENTS: {
    th: 'ใบสรุปยอดที่จ่ายแล้ว จ่ายครั้งเดียวและเต็มจำนวน',
    en: 'A paid statement was paid once, and whole',
  },
  STATEMENTS: { th: 'ใบรายการที่ออกไปตรงกับสมุด', en: 'Statements on paper say what the books say' },
  CHAIN_LEAVES: {
    th: 'ไม่มีรายการใดถูกแก้หรือหายไปหลังผนึก',
    en: 'No entry was changed or removed after it was sealed',
  },
  CHAIN_BLOCKS: {
    th: 'ผนึกทุกชั้นต่อกันครบ และตรงกับรหัสที่ประกาศ',
    en: 'The seals follow each other, and the published codes are theirs',
  },
  CHAIN_WHOLE: {
    th: 'ไม่มีรายการแทรกย้อนหลังนอกผนึก',
    en: 'No entry was slipped in afterwards, past the seals',
  },
};

/** Null for a check that has no words here yet: its own English ones stand in. */
export function promiseOf(code: string): LocalizedText | null {
  return promises[code] ?? null;
}
