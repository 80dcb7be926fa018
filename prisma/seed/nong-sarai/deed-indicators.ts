/**
 * Which indicator of the default catalogue a deed of the history is recorded under; both bring the same points. What is
 * not here has no like in the catalogue: for those a coordinator gives the points by hand.
 */
export const indicatorOfDeed: Readonly<Record<string, string>> = {
  'pond-litter': 'PICK_UP_LITTER',
  homework: 'HELP_WITH_HOMEWORK',
  blood: 'GIVE_BLOOD',
  'fair-dishes': 'WASH_DISHES_AT_FAIR',
  'temple-sweep': 'SWEEP_TEMPLE_YARD',
  canal: 'CLEAR_CANAL',
  'night-watch': 'NIGHT_WATCH',
  funeral: 'HELP_AT_FUNERAL',
  mosquitoes: 'EMPTY_STANDING_WATER',
  crossing: 'SCHOOL_CROSSING',
  'lift-to-town': 'ERRAND_FOR_ELDER',
  football: 'EVENING_SPORTS',
  savings: 'SAVE_ON_TIME',
  accounts: 'HOUSEHOLD_ACCOUNTS',
  recycling: 'WASTE_BANK',
  'cloth-bag': 'OWN_BAG_AND_BOX',
  meeting: 'MEETING_ON_TIME',
  'tidy-front': 'TIDY_FRONT',
  'lost-purse': 'RETURN_LOST_THING',
  'return-clean': 'RETURN_BORROWED',
  'rice-harvest': 'HARVEST_TOGETHER',
  'school-fence': 'SCHOOL_REPAIRS',
};

/** Deeds that wait for somebody: hours ago, by whom (in the order of the members), what, and in what words. */
export const waitingDeeds: readonly {
  readonly hoursAgo: number;
  readonly indicator: string;
  readonly note: string | null;
  /** What a verifier would like to know; null while nobody has asked. */
  readonly question: string | null;
}[] = [
  { hoursAgo: 50, indicator: 'COOK_FOR_ELDER', note: 'แกงเลียงไปส่งยายที่อยู่ท้ายซอย', question: null },
  { hoursAgo: 30, indicator: 'WATER_SAPLINGS', note: null, question: null },
  {
    ...{ hoursAgo: 26, indicator: 'SHARE_HARVEST', note: 'แบ่งมะละกอ' },
    question: 'แบ่งให้บ้านไหนบ้าง เล่าเพิ่มอีกนิดนะ',
  },
  { hoursAgo: 7, indicator: 'SET_UP_AND_CLEAR', note: 'เก็บเก้าอี้หลังงานบุญ', question: null },
  { hoursAgo: 3, indicator: 'VISIT_SICK', note: null, question: null },
];
