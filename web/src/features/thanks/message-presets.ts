/** Warm words for those who do not like to write. Data, not words of the screen: they go in the language they are read in. */
export const messagePresets: readonly { readonly th: string; readonly en: string }[] = [
  { th: 'ขอบคุณที่ช่วยเหลือกันนะ', en: 'Thank you for your help.' },
  { th: 'ขอบคุณที่มีน้ำใจ', en: 'Thank you for your kindness.' },
  { th: 'ขอบคุณที่มาช่วยแรงกัน', en: 'Thank you for lending a hand.' },
  { th: 'ของฝากอร่อยมาก ขอบคุณนะ', en: 'The food was lovely, thank you.' },
  { th: 'ขอบคุณที่ดูแลหมู่บ้านของเรา', en: 'Thank you for looking after our village.' },
  { th: 'เห็นแล้วชื่นใจ ขอเป็นกำลังใจให้', en: 'It warms my heart. Keep it up!' },
];
