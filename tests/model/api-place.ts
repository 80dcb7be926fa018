import { TypeID } from 'typeid-js';
import type { MemberPerson, Network } from '../testkit/network.ts';
import type { Shop } from '../testkit/shop.ts';
import type { World } from '../testkit/world.ts';
import { at, shopCount, type VillagePlan, type VillageView, type VoucherState } from './village.ts';

interface VoucherId {
  readonly id: string;
  readonly code: string;
}

interface MemberOverApi {
  readonly wallet: { readonly available: number; readonly held: number; readonly lifetimeEarned: number };
  readonly passbook: { readonly totalCount: number };
  readonly vouchers: { readonly nodes: readonly { readonly id: string; readonly state: VoucherState }[] };
}

/** Where a village of the model stands at a real server: its people, and the names of its vouchers. */
export class ApiPlace {
  /** By the id of the use: the name of the voucher. */
  readonly useNames = new Map<string, string>();
  readonly #useIds = new Map<string, string>();
  readonly #vouchers = new Map<string, VoucherId>();
  readonly #names = new Map<string, string>();

  private constructor(
    readonly world: World,
    readonly network: Network,
    readonly members: readonly MemberPerson[],
    readonly shops: readonly Shop[],
    readonly offers: readonly { readonly id: string; readonly shop: Shop }[],
  ) {}

  static async found(world: World, plan: VillagePlan): Promise<ApiPlace> {
    const network = await world.network();
    const shops = await Promise.all(Array.from({ length: shopCount }, () => network.shop()));
    const members = await Promise.all(Array.from({ length: plan.members }, () => network.member()));
    const offers = await Promise.all(
      plan.offers.map(async ({ shop: number, ...options }) => {
        const shop = at(shops, number);
        return { ...(await shop.offer(options)), shop };
      }),
    );
    return new ApiPlace(world, network, members, shops, offers);
  }

  remember(name: string, { id, code }: VoucherId): void {
    this.#vouchers.set(name, { id, code });
    this.#names.set(id, name);
  }

  rememberUse(name: string, useId: string): void {
    this.useNames.set(useId, name);
    this.#useIds.set(name, useId);
  }

  voucher(name: string): VoucherId {
    const voucher = this.#vouchers.get(name);
    if (voucher === undefined) throw new Error(`there is no voucher ${name}`);
    return voucher;
  }

  nameOf(voucherId: string): string {
    return this.#names.get(voucherId) ?? `a voucher that nobody redeemed, ${voucherId}`;
  }

  idOfUse(name: string): string {
    const useId = this.#useIds.get(name);
    if (useId === undefined) throw new Error(`${name} was never used`);
    return useId;
  }

  /** What each member sees of their own, and what the shops see of their stock. */
  async view(): Promise<VillageView> {
    const people = await Promise.all(this.members.map((member) => viewMember(member)));
    const offers = await Promise.all(this.offers.map((offer) => this.#viewOffer(offer)));
    const members = people.map(({ wallet, passbook }) => ({
      available: wallet.available,
      held: wallet.held,
      earned: wallet.lifetimeEarned,
      lines: passbook.totalCount,
    }));
    const vouchers = people.flatMap((member) => member.vouchers.nodes);
    return {
      members,
      offers,
      vouchers: Object.fromEntries(vouchers.map(({ id, state }) => [this.nameOf(id), state])),
      // Every transfer is a line of one passbook.
      transfers: members.reduce((sum, { lines }) => sum + lines, 0),
    };
  }

  async #viewOffer({
    id,
    shop,
  }: {
    readonly id: string;
    readonly shop: Shop;
  }): Promise<VillageView['offers'][number]> {
    const { node } = await shop.owner.client.ask<{ node: { stockLeft: number | null } }>(
      'query ($id: ID!) { node(id: $id) { ... on Offer { stockLeft } } }',
      { id },
    );
    // What is sold of an unlimited stock is nobody's to see.
    const { rows } = await this.world.pool.query<{ sold: number }>(
      'SELECT sold FROM offer_stock WHERE offer_id = $1',
      [TypeID.fromString(id).toUUID()],
    );
    return { sold: at(rows, 0).sold, left: node.stockLeft };
  }
}

async function viewMember(member: MemberPerson): Promise<MemberOverApi> {
  const { node } = await member.client.ask<{ node: MemberOverApi }>(
    `query ($id: ID!) { node(id: $id) { ... on Member {
      wallet { available held lifetimeEarned } passbook(first: 1) { totalCount } vouchers(first: 100) { nodes { id state } }
    } } }`,
    { id: member.memberId },
  );
  return node;
}
