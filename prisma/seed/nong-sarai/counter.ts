/** The number that opens the shared counter of the demo's shop, for whoever works there. */
export const counterPin = '4071';

/** Of one who keeps to paper and has no phone: the ten codes of the card, as they would be printed. */
export const card = {
  memberKey: 'chalaem',
  codes: ['204816', '573901', '618240', '940275', '386152', '751604', '129483', '865037', '432790', '097518'],
} as const;

export interface WishSeed {
  readonly memberKey: string;
  readonly offerKey: string;
  readonly wish: 'IN_PERSON' | 'BY_PHONE' | 'THROUGH_FAMILY';
}

/** Who asked the coordinator for a voucher on paper; one of them asks for more than they have. */
export const wishes: readonly WishSeed[] = [
  { memberKey: 'bunchuai', offerKey: 'phimjai-soup-bag', wish: 'IN_PERSON' },
  { memberKey: 'renu', offerKey: 'phimjai-dessert', wish: 'BY_PHONE' },
  { memberKey: 'buntham', offerKey: 'phimjai-rice-curry', wish: 'THROUGH_FAMILY' },
  { memberKey: 'wanna', offerKey: 'choet-iced-coffee', wish: 'BY_PHONE' },
  { memberKey: 'king', offerKey: 'phimjai-dessert', wish: 'IN_PERSON' },
];

/** As makeRightReasons has it. */
export const madeRightBecause = 'ของหมด · Out of stock';

/** The kitchen's till was once told of every use. Nobody is called: it is switched off, and no such address can be. */
export const webhook = {
  url: 'https://till.krua-phimjai.example/kwamdee',
  kinds: ['VOUCHER_USED', 'VOUCHER_REVERSED'],
} as const;
