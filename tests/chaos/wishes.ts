import type { MemberPerson } from '../testkit/network.ts';
import type { SeededRandom } from '../testkit/seeded-random.ts';
import type { ShopOffer } from '../testkit/shop.ts';
import type { World } from '../testkit/world.ts';

/** What becomes of a voucher right after it is issued. */
export type Afterwards = 'keep' | 'cancel' | 'use' | 'cancel and use at once';

export interface ChaosOffer extends ShopOffer {
  readonly name: string;
  readonly costPoints: number;
  readonly stockTotal: number | null;
  readonly merchantId: string;
}

/** One redemption that a member wants, with the key that it keeps through all tries. */
export interface Wish {
  readonly member: MemberPerson;
  readonly offer: ChaosOffer;
  readonly key: string;
  readonly nonce: string;
  readonly afterwards: Afterwards;
  /** Sent twice at once, as by an impatient thumb. */
  readonly isDoubleTap: boolean;
  /** How far into the run it begins, 0 to 1. */
  readonly begins: number;
}

export interface Plan {
  readonly wishes: readonly Wish[];
  readonly offers: Readonly<
    Record<'scarce' | 'plenty' | 'returned' | 'counter' | 'beyond the purse', ChaosOffer>
  >;
  readonly members: readonly MemberPerson[];
  /** Who works at the counter. */
  readonly cashierToken: string;
}

/** What each member can spend: on each of the four offers once, and not on the fifth. */
const purse = 10 + 5 + 10 + 5;

/**
 * A fresh network for one run. Of `scarce` there is less than is wanted, of `plenty` more; of `returned` there is less too,
 * and some of it is given back; what `counter` gives is used, or used and given back at the same moment, which only one of
 * the two can win; and nobody can pay what is `beyond the purse`.
 */
export async function makePlan(world: World, random: SeededRandom, memberCount: number): Promise<Plan> {
  const network = await world.network();
  const shop = await network.shop();
  const members = await network.members(memberCount, purse);
  const offer = async (
    name: string,
    costPoints: number,
    stockTotal: number | null,
    kind: 'SPEND' | 'HOLD',
  ): Promise<ChaosOffer> => ({
    ...(await shop.offer({ title: name, kind, costPoints, stockTotal })),
    name,
    costPoints,
    stockTotal,
    merchantId: shop.id,
  });
  const offers = {
    scarce: await offer('scarce', 10, Math.floor(memberCount * 0.4), 'SPEND'),
    plenty: await offer('plenty', 5, memberCount * 2, 'HOLD'),
    returned: await offer('returned', 10, Math.floor(memberCount * 0.3), 'SPEND'),
    counter: await offer('counter', 5, null, 'SPEND'),
    'beyond the purse': await offer('beyond the purse', purse + 1, memberCount, 'SPEND'),
  };
  const wish = (member: MemberPerson, wanted: ChaosOffer, afterwards: Afterwards): Wish => ({
    member,
    offer: wanted,
    key: `${wanted.name.replaceAll(' ', '-')}-${random.name()}`,
    nonce: random.name(),
    afterwards,
    isDoubleTap: random.chance(0.2),
    begins: random.fraction(),
  });
  const wishes = members.flatMap((member) => [
    wish(member, offers.scarce, 'keep'),
    wish(member, offers.plenty, 'keep'),
    wish(member, offers.returned, random.chance(0.3) ? 'cancel' : 'keep'),
    wish(member, offers.counter, random.chance(0.7) ? 'use' : 'cancel and use at once'),
    ...(random.chance(0.3) ? [wish(member, offers['beyond the purse'], 'keep')] : []),
  ]);
  return { wishes: random.shuffle(wishes), offers, members, cashierToken: tokenOf(shop.owner) };
}

export function tokenOf(person: { readonly client: { readonly token: string | null } }): string {
  if (person.client.token === null) throw new Error('nobody is signed in');
  return person.client.token;
}
