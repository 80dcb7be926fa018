/** A note of thanks; with points, a gift out of the village's fund. */
export interface ThanksSeed {
  readonly fromKey: string;
  readonly toKey: string;
  readonly message: string;
  readonly points: number | null;
}

/** What the coordinators put into the fund, in points. */
export const fundPoints = 300;

/** The last two wait for the demo's member to read them. */
export const thanks: readonly ThanksSeed[] = [
  { fromKey: 'mali', toKey: 'urai', message: 'ขอบคุณที่พาแม่ไปหาหมอนะ', points: 10 },
  { fromKey: 'chalaem', toKey: 'renu', message: 'แกงอร่อยมากลูก ยายกินหมดเลย', points: 5 },
  { fromKey: 'sompong', toKey: 'somjai', message: 'ขอบคุณที่มาช่วยล้างจานงานบวชหลานนะป้า', points: 10 },
  { fromKey: 'anong', toKey: 'somjai', message: 'ขอบคุณที่ดูบ้านให้ตอนไปนอนเฝ้าไข้', points: null },
];

/** What the village saves up for together. */
export const goal = {
  title: { th: 'ซ่อมหลังคาศาลาริมหนอง', en: 'A new roof for the pavilion at the pond' },
  description: {
    th: 'หน้าฝนน้ำรั่ว เด็กกับคนแก่นั่งไม่ได้ มาช่วยกันคนละนิดนะ',
    en: 'It leaks in the rains, and neither children nor elders can sit there. A little from each of us.',
  },
  beneficiary: {
    th: 'ร้านวัสดุในหมู่บ้านเอาสังกะสีมาให้ ช่างกับชาวบ้านลงแรงกันวันเสาร์',
    en: 'The village builder’s shop brings the roofing, and we put it up together on a Saturday.',
  },
  targetPoints: 400,
  endsInDays: 30,
} as const;

/** Who has pledged so far, and how many points. */
export const pledges: readonly (readonly [personKey: string, points: number])[] = [
  ['mali', 40],
  ['sompong', 40],
  ['urai', 30],
  ['lamduan', 25],
  ['wichian', 20],
  ['kanchana', 20],
  ['somphon', 15],
];

/** What a shop gives on of what it received: to the event of this title, or to the fund where there is none. */
export interface SponsorshipSeed {
  readonly merchantKey: string;
  readonly ownerKey: string;
  readonly eventTitle: string | null;
  readonly points: number;
  readonly line: { readonly th: string; readonly en: string };
}

export const sponsorships: readonly SponsorshipSeed[] = [
  {
    ...{ merchantKey: 'kuaitiao-muai', ownerKey: 'muai', eventTitle: 'กวาดลานวัดวันพระ', points: 30 },
    line: { th: 'น้ำใจจากก๋วยเตี๋ยวเจ๊หมวย', en: 'A kindness of Muai’s noodles' },
  },
  {
    ...{ merchantKey: 'krua-phimjai', ownerKey: 'phimjai', eventTitle: 'ปลูกต้นไม้ป่าชุมชน', points: 60 },
    line: { th: 'น้ำใจจากครัวพิมพ์ใจ ปลูกต้นไม้เสร็จแวะกินข้าวนะ', en: 'A kindness of Phimjai’s Kitchen' },
  },
  {
    ...{ merchantKey: 'krua-phimjai', ownerKey: 'phimjai', eventTitle: null, points: 20 },
    line: { th: 'ครัวพิมพ์ใจฝากไว้ให้คนในหมู่บ้านขอบคุณกัน', en: 'From Phimjai’s Kitchen, for thanking each other' },
  },
];
