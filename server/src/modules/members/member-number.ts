import { randomInt } from 'node:crypto';
import { isConstraint } from '../../platform/sql-error.ts';

/** A network of 100,000 members has one number in 900 taken: six draws miss once in 10^17. */
export const mostDraws = 6;

/** Eight digits that say nothing about the person or when they joined. */
export function drawMemberNumber(): string {
  return String(randomInt(10_000_000, 100_000_000));
}

/**
 * Runs `work` with a member number: eight digits, drawn at random, shown on the card, saying nothing about the person or
 * when they joined. When somebody in the network has the number already, `work` runs again with another: it must be
 * whole, a transaction of its own.
 */
export async function withMemberNumber<T>(work: (memberNumber: string) => Promise<T>): Promise<T> {
  for (let draw = 1; ; draw++) {
    try {
      return await work(drawMemberNumber());
    } catch (error) {
      if (draw >= mostDraws || !isConstraint(error, 'membership_network_id_member_number_key')) throw error;
    }
  }
}
