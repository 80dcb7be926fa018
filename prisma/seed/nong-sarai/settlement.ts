/** What a point has been worth to the shops, from the first of the month on. */
export const rates = [
  { monthsAgo: 5, satangPerPoint: 100 },
  { monthsAgo: 2, satangPerPoint: 125 },
] as const;

/** Offers whose cost is not the network's alone, as it is for all the others. */
export const sharedOffers = [
  { offerKey: 'phimjai-dessert', bearer: 'SHOP', networkPercent: 0 },
  { offerKey: 'phimjai-soup-bag', bearer: 'SHARED', networkPercent: 60 },
  { offerKey: 'bakery-cookies', bearer: 'SHARED', networkPercent: 33 },
  { offerKey: 'choet-iced-coffee', bearer: 'SHARED', networkPercent: 50 },
] as const;

/** So many days after a period's end its statements were paid. */
export const paidAfterDays = 5;

export const dispute = {
  merchantKey: 'kafae-lung-choet',
  note: 'วันงานบุญมีคนมาแลกกาแฟหลายแก้ว ยอดดูน้อยไปนิด ช่วยดูให้หน่อยครับ',
} as const;
