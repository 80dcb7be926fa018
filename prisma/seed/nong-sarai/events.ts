/** An event of the village: when it is, counted from the moment of the seed. */
export interface EventSeed {
  readonly title: { readonly th: string; readonly en: string };
  readonly place: { readonly th: string; readonly en: string };
  readonly description: { readonly th: string; readonly en: string };
  /** Hours from now; negative: ago. */
  readonly startsInHours: number;
  readonly lastsHours: number;
  /** Of the catalogue that ships with Kwamdee. */
  readonly indicatorCode: string;
  readonly points: number;
  readonly budgetPoints: number;
}

/** One that is on while somebody looks at the demo, and two to come. */
export const events: readonly EventSeed[] = [
  {
    title: { th: 'กวาดลานวัดวันพระ', en: 'Sweeping the temple yard' },
    place: { th: 'วัดหนองสาหร่าย', en: 'Nong Sarai temple' },
    description: {
      th: 'เอาไม้กวาดมาด้วยถ้ามี มีน้ำและขนมเลี้ยง',
      en: 'Bring a broom if you have one. There are water and sweets.',
    },
    ...{ startsInHours: -1, lastsHours: 10 },
    ...{ indicatorCode: 'SWEEP_TEMPLE_YARD', points: 15, budgetPoints: 900 },
  },
  {
    title: { th: 'เก็บขยะรอบหนองน้ำ', en: 'Picking up litter around the pond' },
    place: { th: 'ศาลาริมหนองสาหร่าย', en: 'The pavilion at the pond' },
    description: { th: 'มีถุงและถุงมือให้ เด็กมาได้', en: 'Bags and gloves are there. Children are welcome.' },
    ...{ startsInHours: 48, lastsHours: 3 },
    ...{ indicatorCode: 'PICK_UP_LITTER', points: 15, budgetPoints: 750 },
  },
  {
    title: { th: 'ปลูกต้นไม้ป่าชุมชน', en: 'Planting trees in the community forest' },
    place: { th: 'ป่าชุมชนหลังโรงเรียน', en: 'The forest behind the school' },
    description: {
      th: 'รถออกจากวัดแปดโมง ใส่รองเท้าบูทมาด้วยนะ',
      en: 'The truck leaves the temple at eight. Wear boots.',
    },
    ...{ startsInHours: 9 * 24, lastsHours: 4 },
    ...{ indicatorCode: 'PLANT_TREE', points: 20, budgetPoints: 1_600 },
  },
];
