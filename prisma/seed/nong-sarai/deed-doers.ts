import type { LifeStage } from './types.ts';

/** Work for strong arms, a driver, a householder or a blood donor. */
const adultsOnly: ReadonlySet<string> = new Set([
  'rice-planting',
  'blood',
  'canal',
  'night-watch',
  'firebreak',
  'lift-to-town',
  'hall-roof',
  'dry-feast',
  'no-burning',
  'elder-house',
]);

/** What is done for the elders, learned from them, or asks for young legs. */
const notForElders: ReadonlySet<string> = new Set([
  'road-weeds',
  'forest-planting',
  'rice-harvest',
  'school-fence',
  'crossing',
  'helmet',
  'family-meal',
  'songkran',
  'old-school',
  'basketry',
]);

const notForTheYoung: ReadonlySet<string> = new Set(['funeral', 'kitchen-duty', 'accounts', 'seeds', 'pets']);

/** Deeds that only some can do: who sells by weight, who keeps a fund's books, who trains the children. */
export const doersOf: Readonly<Record<string, readonly string[]>> = {
  'honest-scales': ['ari', 'bencha', 'lamiat', 'saman', 'thiraphong'],
  'open-books': ['ari', 'kamonwan', 'khamnueng', 'saman', 'somphon', 'wichian', 'yut'],
  football: ['akkharadet', 'ek', 'kriangkrai', 'manop', 'natthaphon', 'tong'],
};

/** The stages of life in which the village has it done. */
export function suitsOf(key: string): readonly LifeStage[] {
  if (adultsOnly.has(key)) return ['ADULT'];
  if (notForElders.has(key)) return ['YOUNG', 'ADULT'];
  return notForTheYoung.has(key) ? ['ADULT', 'ELDER'] : ['YOUNG', 'ADULT', 'ELDER'];
}
