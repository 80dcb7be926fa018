import type { DeedPageQuery } from './deed-page.generated.ts';

/** A deed as its own page has it. */
export type ShownDeed = Extract<NonNullable<DeedPageQuery['node']>, { __typename: 'DeedRecord' }>;
