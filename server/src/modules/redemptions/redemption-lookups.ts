import { LRUCache } from 'lru-cache';
import type { Database } from '../../platform/postgres.ts';

export interface OfferPlace {
  readonly networkId: string;
  readonly merchantId: string;
}

/**
 * Where an offer belongs, and who a person is in a network. Neither ever changes once it is there, so both are kept in
 * the process: a redemption asks PostgreSQL nothing but redeem_batch. Whether the offer is live and the member active
 * is not kept: redeem_batch decides that.
 */
export class RedemptionLookups {
  readonly #places = new LRUCache<string, OfferPlace>({ max: 100_000 });
  readonly #memberIds = new LRUCache<string, string>({ max: 100_000 });

  constructor(private readonly database: Database) {}

  async placeOf(offerId: string): Promise<OfferPlace | null> {
    const known = this.#places.get(offerId);
    if (known !== undefined) return known;
    const select = { networkId: true, merchantId: true } as const;
    const place = await this.database.prisma.offer.findUnique({ where: { id: offerId }, select });
    if (place !== null) this.#places.set(offerId, place);
    return place;
  }

  async memberIdOf(networkId: string, userId: string): Promise<string | null> {
    const key = `${networkId}:${userId}`;
    const known = this.#memberIds.get(key);
    if (known !== undefined) return known;
    const where = { networkId_userId: { networkId, userId } };
    const membership = await this.database.prisma.membership.findUnique({ where, select: { id: true } });
    if (membership !== null) this.#memberIds.set(key, membership.id);
    return membership?.id ?? null;
  }
}
