/** Offers that are not to be had at any time: minutes of the week from Monday's midnight, as the table has them. */
export const weeklyOffers = [
  // The barber goes out on Tuesday and Thursday mornings.
  { offerKey: 'ot-dye', openMinutes: [1_980, 2_220, 4_860, 5_100] },
  // Oil is changed on workdays, from eight to five.
  {
    offerKey: 'ek-oil-change',
    openMinutes: [0, 1, 2, 3, 4].flatMap((day) => [day * 1_440 + 480, day * 1_440 + 1_020]),
  },
] as const;

/** A shop that rests for some days, and says why. */
export const closure = {
  merchantKey: 'thopha-donfai',
  days: 3,
  note: { th: 'ไปงานทอดผ้าป่าที่บ้านเดิม กลับมาแล้วทอต่อ', en: 'At our home temple’s fair; back at the loom soon.' },
} as const;

/** A shop that says how much it gives in a month. */
export const ceiling = { merchantKey: 'chang-ot', points: 3_000 } as const;
