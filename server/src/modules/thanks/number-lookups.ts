import type { RateRule } from '../../platform/rate-limiter.ts';

/**
 * How often one person may ask whose number it is, by looking or by sending: often enough for everybody whom they thank,
 * and far too seldom to make a list of a village.
 */
export const numberLookups: RateRule = { name: 'member-number', points: 60, duration: 3_600 };
