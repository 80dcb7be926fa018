import { randomInt } from 'node:crypto';

/** Eight digits, drawn at random: shown on the card, says nothing about the person or when they joined. */
export function drawMemberNumber(): string {
  return String(randomInt(10_000_000, 100_000_000));
}
