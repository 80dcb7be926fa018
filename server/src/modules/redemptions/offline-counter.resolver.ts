import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { badRequest } from '../../graphql/global-id.ts';
import { OfferKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { Offer } from '../offers/offer.type.ts';
import { offerOf } from './offer-of.ts';
import { listOpenVouchers, type OpenVoucher } from './offline-voucher-store.ts';
import { hashRounds, type VoucherHashes } from './voucher-hashes.ts';

/** Open vouchers of one shop that its counters keep; those that expire later need a signal. */
const keptLimit = 2_000;
/** Hashes in one answer: each costs the server a few milliseconds. */
const hashesLimit = 200;
const refLength = 12;

/** What names an open voucher between counter and server: the random end of its id, which says nothing of its code. */
const refOf = ({ id }: OpenVoucher): string => id.replaceAll('-', '').slice(-refLength);

@ObjectType({
  description: 'An open voucher as a counter keeps it: known again by its code, which it does not tell.',
})
class OfflineVoucher {
  constructor(
    private readonly voucher: OpenVoucher,
    hash: string,
  ) {
    this.hash = hash;
  }

  @Field(() => String, { description: 'As in OfflineCounter.openRefs.' })
  get ref(): string {
    return refOf(this.voucher);
  }

  @Field(() => String, {
    description:
      'The first 32 bits, in hexadecimal, of PBKDF2-HMAC-SHA-256 of the code, with the salt and the rounds of OfflineCounter.',
  })
  readonly hash: string;

  @Field(() => Offer, { description: 'What to hand out.' })
  offer(@Ctx() context: GraphqlContext): Promise<Offer> {
    return offerOf(context, this.voucher.offerId);
  }

  @Field(() => OfferKind, { description: 'HOLD: the item is lent, and comes back.' })
  get kind(): OfferKind {
    return this.voucher.kind;
  }

  @Field(() => Int, { description: 'How many.' })
  get quantity(): number {
    return this.voucher.quantity;
  }

  @Field(() => Date, { description: 'Good until then.' })
  get expiresAt(): Date {
    return this.voucher.expiresAt;
  }
}

@ObjectType({
  description: 'What a counter keeps for the time without a signal: its own shop’s open vouchers.',
})
export class OfflineCounter {
  @Field(() => String, { description: 'The shop’s own; changes with the server’s secret alone.' })
  readonly salt: string;

  @Field(() => Int, { description: 'Rounds of PBKDF2.' })
  readonly rounds = hashRounds;

  @Field(() => Date, { description: 'The server’s clock, by which a device tells how far off its own is.' })
  readonly asOf = new Date();

  @Field(() => Boolean, {
    description: `More than ${keptLimit} are open: those that expire later are left out.`,
  })
  readonly isCut: boolean;

  readonly #open: readonly OpenVoucher[];
  readonly #merchantId: string;
  readonly #hashes: VoucherHashes;

  constructor(merchantId: string, open: readonly OpenVoucher[], hashes: VoucherHashes) {
    this.#merchantId = merchantId;
    this.#open = open.slice(0, keptLimit);
    this.#hashes = hashes;
    this.salt = hashes.saltOf(merchantId);
    this.isCut = open.length > keptLimit;
  }

  @Field(() => [String], {
    description: `Every open voucher, those that expire first first, at most ${keptLimit}. What a counter knows and is not here is not open any more; what is here and it does not know, it asks for.`,
  })
  get openRefs(): readonly string[] {
    return this.#open.map(refOf);
  }

  @Field(() => [OfflineVoucher], {
    description: `Those of the named that are open, at most ${hashesLimit} in one answer.`,
  })
  async vouchers(
    @Arg('refs', () => [String], { description: `From openRefs, at most ${hashesLimit}.` })
    refs: readonly string[],
  ): Promise<OfflineVoucher[]> {
    if (refs.length > hashesLimit) throw badRequest(`at most ${hashesLimit} refs in one request`);
    const wanted = new Set(refs);
    const found = this.#open.filter((voucher) => wanted.has(refOf(voucher)));
    const hashes = await this.#hashes.hashesOf(
      this.#merchantId,
      found.map(({ code }) => code),
    );
    return found.map((voucher, index) => new OfflineVoucher(voucher, hashes[index] ?? ''));
  }
}

@Resolver(() => Merchant)
export class OfflineCounterResolver {
  constructor(
    private readonly deps: { readonly database: Database; readonly voucherHashes: VoucherHashes },
  ) {}

  @FieldResolver(() => OfflineCounter, {
    nullable: true,
    description: 'For a counter without a signal. Staff only: null for others.',
  })
  async offlineCounter(
    @Root() merchant: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<OfflineCounter | null> {
    const place = await viewerPlace(context, merchant.row.id);
    if (place === null) return null;
    const open = await listOpenVouchers(this.deps.database, merchant.row.id, keptLimit + 1);
    return new OfflineCounter(merchant.row.id, open, this.deps.voucherHashes);
  }
}
