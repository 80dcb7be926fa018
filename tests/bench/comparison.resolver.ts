import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../server/src/graphql/context.ts';
import { fromGlobalId } from '../../server/src/graphql/global-id.ts';
import { checkInBatch } from '../../server/src/modules/events/check-in-store.ts';
import { isGenuine, readToken } from '../../server/src/modules/events/check-in-token.ts';
import type { EventLookups } from '../../server/src/modules/events/event-lookups.ts';
import type { MemberIds } from '../../server/src/modules/members/member-ids.ts';
import type { OfferPlaces } from '../../server/src/modules/redemptions/offer-places.ts';
import { drawVoucherCode } from '../../server/src/modules/redemptions/voucher-code.ts';
import { redeemBatch } from '../../server/src/modules/redemptions/voucher-store.ts';
import { newId } from '../../server/src/platform/ids.ts';
import type { Database } from '../../server/src/platform/postgres.ts';

@ObjectType({ description: 'The same shape as an answer to redeemOffer.' })
class Comparison {
  @Field(() => ID, { description: 'Of the voucher, or of nothing.' })
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/**
 * What redeemOffer is measured against, in the same server and behind the same sign-in: a mutation that does nothing, a
 * redemption as an interactive transaction of Prisma's, the way it is commonly written, and our own statement without
 * the queue that gathers requests into batches.
 */
@Resolver()
export class ComparisonResolver {
  constructor(
    private readonly deps: {
      readonly database: Database;
      readonly offerPlaces: OfferPlaces;
      readonly memberIds: MemberIds;
      readonly eventLookups: EventLookups;
    },
  ) {}

  @Mutation(() => Comparison, { description: 'Reads who asks, and answers.' })
  doNothing(
    @Arg('offerId', () => ID, { description: 'Not looked at.' }) offerId: string,
    @Arg('idempotencyKey', () => String, { description: 'Not looked at.' }) _idempotencyKey: string,
    @Ctx() context: GraphqlContext,
  ): Comparison {
    signedIn(context);
    return new Comparison(offerId);
  }

  @Mutation(() => Comparison, {
    description: 'Eight round trips in one transaction, the stock row locked among them.',
  })
  async redeemByTransaction(
    @Arg('offerId', () => ID, { description: 'The offer.' }) offerId: string,
    @Arg('idempotencyKey', () => String, { description: 'The key.' }) idempotencyKey: string,
    @Ctx() context: GraphqlContext,
  ): Promise<Comparison> {
    const { userId } = signedIn(context);
    const id = fromGlobalId('offer', offerId);
    if (id === null) throw new Error('no offer');
    const voucherId = await this.#redeem(userId, id, idempotencyKey);
    return new Comparison(voucherId);
  }

  @Mutation(() => Comparison, {
    description: 'redeem_batch with one request, on whatever connection of the pool is free.',
  })
  async redeemOneByOne(
    @Arg('offerId', () => ID, { description: 'The offer.' }) offerId: string,
    @Arg('idempotencyKey', () => String, { description: 'The key.' }) idempotencyKey: string,
    @Ctx() context: GraphqlContext,
  ): Promise<Comparison> {
    const { userId } = signedIn(context);
    const { database, offerPlaces, memberIds } = this.deps;
    const id = fromGlobalId('offer', offerId);
    const place = id === null ? null : await offerPlaces.find(id);
    if (id === null || place === null) throw new Error('no offer');
    const memberId = await memberIds.find({ networkId: place.networkId, userId });
    if (memberId === null) throw new Error('no member');
    const request = { networkId: place.networkId, memberId, offerId: id, idempotencyKey };
    const [answer] = await redeemBatch(database.pool, [
      { ...request, voucherId: newId(), code: drawVoucherCode() },
    ]);
    if (answer?.status !== 'REDEEMED') throw new Error(answer?.status ?? 'no answer');
    return new Comparison(answer.voucher?.id ?? '');
  }

  @Mutation(() => Comparison, {
    description: 'check_in with one request, on whatever connection of the pool is free.',
  })
  async checkInOneByOne(
    @Arg('token', () => String, { description: 'The code.' }) token: string,
    @Arg('nonce', () => String, { description: 'The key.' }) nonce: string,
    @Ctx() context: GraphqlContext,
  ): Promise<Comparison> {
    const { userId } = signedIn(context);
    const { database, eventLookups, memberIds } = this.deps;
    const claim = readToken(token);
    const key = claim === null ? null : await eventLookups.keyOf(claim.eventId);
    if (claim === null || key === null || !isGenuine(key.secret, token)) throw new Error('no code');
    const { networkId } = key;
    const memberId = await memberIds.find({ networkId, userId });
    if (memberId === null) throw new Error('no member');
    const [answer] = await checkInBatch(database, [
      {
        ...{ networkId, eventId: claim.eventId, memberId, recordedBy: memberId, way: 'CODE', nonce },
        ...{ timeStep: claim.step, checkInId: newId(), deedId: newId() },
      },
    ]);
    if (answer?.status !== 'CHECKED_IN') throw new Error(answer?.status ?? 'no answer');
    return new Comparison(answer.visit?.id ?? '');
  }

  #redeem(userId: string, offerId: string, idempotencyKey: string): Promise<string> {
    return this.deps.database.prisma.$transaction(
      async (tx) => {
        const offer = await tx.offer.findUniqueOrThrow({ where: { id: offerId } });
        const member = await tx.membership.findUniqueOrThrow({
          where: { networkId_userId: { networkId: offer.networkId, userId } },
        });
        const earlier = await tx.voucher.findUnique({
          where: { memberId_idempotencyKey: { memberId: member.id, idempotencyKey } },
        });
        if (earlier !== null) return earlier.id;
        const [wallet] = await tx.$queryRaw<{ id: string; balance: bigint }[]>`
          SELECT id, balance FROM comparison_account WHERE member_id = ${member.id}::uuid FOR UPDATE`;
        const [stock] = await tx.$queryRaw<{ stock_left: number }[]>`
          SELECT stock_left FROM comparison_stock WHERE offer_id = ${offerId}::uuid FOR UPDATE`;
        if (wallet === undefined || stock === undefined || stock.stock_left < 1) throw new Error('sold out');
        const voucherId = newId();
        await tx.$executeRaw`
          INSERT INTO comparison_voucher (id, offer_id, member_id, code, points, idempotency_key)
          VALUES (${voucherId}::uuid, ${offerId}::uuid, ${member.id}::uuid, ${drawVoucherCode()}, ${offer.costPoints}, ${idempotencyKey})`;
        await tx.$executeRaw`
          INSERT INTO comparison_transfer (from_account_id, voucher_id, points)
          VALUES (${wallet.id}::uuid, ${voucherId}::uuid, ${offer.costPoints})`;
        await tx.$executeRaw`
          UPDATE comparison_account SET balance = balance - ${offer.costPoints} WHERE id = ${wallet.id}::uuid`;
        await tx.$executeRaw`
          UPDATE comparison_stock SET stock_left = stock_left - 1 WHERE offer_id = ${offerId}::uuid`;
        return voucherId;
      },
      { maxWait: 30_000, timeout: 30_000 },
    );
  }
}
