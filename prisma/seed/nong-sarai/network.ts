import type { CategorySeed, NetworkSeed } from './types.ts';

/** The demo village: a goodness bank in Phanom Thuan district. Its shops and people are invented. */
export const network: NetworkSeed = {
  slug: 'nong-sarai',
  name: { th: 'หนองสาหร่าย', en: 'Nong Sarai' },
  description: {
    th: 'ธนาคารความดีของคนหนองสาหร่าย ทำดีแล้วจดลงสมุด แต้มเอาไปแลกของกินของใช้กับร้านในหมู่บ้านได้ ใครอยากร่วมก็สมัครได้เลย ไม่เสียเงิน',
    en: 'The goodness bank of Nong Sarai. Good deeds go into the passbook, and the points can be exchanged at the shops of the village. Anyone may join, free of charge.',
  },
  joinPolicy: 'OPEN',
  // Deeds earn 5 to 60 points; the room above is for a balance carried over from an old paper passbook.
  awardLimitPoints: 1_000,
  trustedOffersLive: true,
  foundedAt: { days: -430, clock: '09:00' },
  timeZone: 'Asia/Bangkok',
  latitude: 14.03,
  longitude: 99.68,
  ancestors: [
    { slug: 'thailand', name: { th: 'ประเทศไทย', en: 'Thailand' } },
    { slug: 'kanchanaburi', name: { th: 'กาญจนบุรี', en: 'Kanchanaburi' } },
    { slug: 'phanom-thuan', name: { th: 'พนมทวน', en: 'Phanom Thuan' } },
  ],
  virtues: [
    { code: 'SUFFICIENCY', name: { th: 'พอเพียง', en: 'Sufficiency' } },
    { code: 'DISCIPLINE', name: { th: 'วินัย', en: 'Discipline' } },
    { code: 'HONESTY', name: { th: 'สุจริต', en: 'Honesty' } },
    { code: 'VOLUNTEERING', name: { th: 'จิตอาสา', en: 'Volunteering' } },
    { code: 'GRATITUDE', name: { th: 'กตัญญู', en: 'Gratitude' } },
  ],
};

export const categories: readonly CategorySeed[] = [
  {
    code: 'FOOD',
    name: { th: 'อาหารและขนม', en: 'Food and sweets' },
    emoji: '🍛',
    pictureKey: 'fluent:curry-rice',
  },
  { code: 'DRINK', name: { th: 'เครื่องดื่ม', en: 'Drinks' }, emoji: '☕', pictureKey: 'fluent:hot-beverage' },
  {
    code: 'FARM',
    name: { th: 'ข้าว ผัก ผลไม้', en: 'Rice, vegetables and fruit' },
    emoji: '🌾',
    pictureKey: 'fluent:sheaf-of-rice',
  },
  {
    code: 'GOODS',
    name: { th: 'ของกินของใช้ในบ้าน', en: 'Household goods' },
    emoji: '🛒',
    pictureKey: 'fluent:shopping-cart',
  },
  {
    code: 'CRAFT',
    name: { th: 'งานฝีมือชาวบ้าน', en: 'Village crafts' },
    emoji: '🧵',
    pictureKey: 'fluent:thread',
  },
  {
    code: 'LEARNING',
    name: { th: 'เครื่องเขียนและการเรียน', en: 'Stationery and school' },
    emoji: '✏️',
    pictureKey: 'fluent:pencil',
  },
  { code: 'REPAIR', name: { th: 'งานซ่อม', en: 'Repairs' }, emoji: '🔧', pictureKey: 'fluent:wrench' },
  {
    code: 'SERVICE',
    name: { th: 'ซักรีดและบริการ', en: 'Laundry and services' },
    emoji: '🧺',
    pictureKey: 'fluent:basket',
  },
  {
    code: 'HEALTH',
    name: { th: 'นวดและดูแลตัวเอง', en: 'Massage and wellbeing' },
    emoji: '💆',
    pictureKey: 'fluent:person-getting-massage',
  },
  {
    code: 'BEAUTY',
    name: { th: 'ตัดผมเสริมสวย', en: 'Hair and beauty' },
    emoji: '💈',
    pictureKey: 'fluent:barber-pole',
  },
  {
    code: 'CULTURE',
    name: { th: 'งานวัดและประเพณี', en: 'Fairs and traditions' },
    emoji: '🎡',
    pictureKey: 'fluent:ferris-wheel',
  },
  {
    code: 'LENDING',
    name: { th: 'ยืมของส่วนรวม', en: 'Things to borrow' },
    emoji: '🤝',
    pictureKey: 'fluent:handshake',
  },
];
