import type pg from 'pg';
import { v7 } from 'uuid';
import { at, type Month, shopCount, type VillagePlan, type VillageView } from './village.ts';
import { setVillageClock } from './village-clock.ts';

export interface VoucherId {
  readonly id: string;
  readonly code: string;
}

/** Where a village of the model stands in a real database: its ids, and the names of its vouchers. */
export class SqlPlace {
  readonly networkId = v7();
  readonly coordinatorId = v7();
  readonly memberIds: readonly string[];
  readonly shopIds: readonly string[];
  readonly staffIds: readonly string[];
  readonly offerIds: readonly string[];
  /** By the id of the use: the name of the voucher. */
  readonly useNames = new Map<string, string>();
  readonly #vouchers = new Map<string, VoucherId>();
  readonly #names = new Map<string, string>();

  #now: number;

  private constructor(plan: VillagePlan) {
    this.#now = plan.startsAt;
    this.memberIds = Array.from({ length: plan.members }, () => v7());
    this.shopIds = Array.from({ length: shopCount }, () => v7());
    this.staffIds = this.shopIds.map(() => v7());
    this.offerIds = plan.offers.map(() => v7());
  }

  /** Founds the village in a network of its own, so that many may stand in one database. */
  static async found(client: pg.ClientBase, plan: VillagePlan): Promise<SqlPlace> {
    const place = new SqlPlace(plan);
    await place.setClock(client);
    const { networkId, coordinatorId, memberIds, shopIds, staffIds, offerIds } = place;
    await client.query(
      `WITH network AS (
        INSERT INTO network (id, slug, name_th, name_en, time_zone)
        VALUES ($1, 'v-' || $1::uuid, 'หมู่บ้าน', 'Village', $6)
      ), category AS (
        INSERT INTO merchant_category (network_id, code, name_th, name_en) VALUES ($1, 'FOOD', 'อาหาร', 'Food')
      ), coordinator AS (
        INSERT INTO membership (id, network_id, display_name, roles) VALUES ($2, $1, 'Coordinator', '{COORDINATOR}')
      ), member AS (
        INSERT INTO membership (id, network_id, display_name, roles, member_number)
        SELECT id, $1, 'Member', '{MEMBER}', 100000 + number FROM unnest($3::uuid[]) WITH ORDINALITY AS m (id, number)
      ), shop AS (
        INSERT INTO merchant (id, network_id, status, category_code, name_th, name_en, phone, monthly_ceiling_points)
        SELECT id, $1, 'APPROVED', 'FOOD', 'ร้าน', 'Shop', '0812345678', ceiling
        FROM unnest($4::uuid[], $7::integer[]) AS s (id, ceiling)
      )
      INSERT INTO merchant_staff (id, network_id, merchant_id, membership_id, role)
      SELECT staff_id, $1, shop_id, $2, 'OWNER' FROM unnest($4::uuid[], $5::uuid[]) AS s (shop_id, staff_id)`,
      [
        ...[networkId, coordinatorId, memberIds, shopIds, staffIds, plan.zone.name],
        shopIds.map((_, shop) => plan.ceilings[shop] ?? null),
      ],
    );
    await client.query(
      `INSERT INTO offer (id, network_id, merchant_id, kind, state, live_since, title_th, title_en, cost_points, per_member_limit)
      SELECT id, $1, shop_id, kind, 'LIVE', now(), 'ของ', 'Thing', cost_points, per_member_limit
      FROM unnest($2::uuid[], $3::uuid[], $4::offer_kind[], $5::integer[], $6::integer[])
        AS o (id, shop_id, kind, cost_points, per_member_limit)`,
      [
        networkId,
        offerIds,
        plan.offers.map(({ shop }) => at(shopIds, shop)),
        plan.offers.map(({ kind }) => kind),
        plan.offers.map(({ costPoints }) => costPoints),
        plan.offers.map(({ perMemberLimit }) => perMemberLimit),
      ],
    );
    await client.query(
      `INSERT INTO offer_stock (offer_id, network_id, stock_total)
      SELECT id, $1, stock_total FROM unnest($2::uuid[], $3::integer[]) AS o (id, stock_total)`,
      [networkId, offerIds, plan.offers.map(({ stockTotal }) => stockTotal)],
    );
    return place;
  }

  /** What now() is for whatever this connection does next. */
  setClock(client: pg.ClientBase): Promise<void> {
    return setVillageClock(client, this.#now);
  }

  moveClock(client: pg.ClientBase, milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    return this.setClock(client);
  }

  remember(name: string, voucher: VoucherId): void {
    this.#vouchers.set(name, voucher);
    this.#names.set(voucher.id, name);
  }

  voucher(name: string): VoucherId {
    const voucher = this.#vouchers.get(name);
    if (voucher === undefined) throw new Error(`there is no voucher ${name}`);
    return voucher;
  }

  nameOf(voucherId: string): string {
    return this.#names.get(voucherId) ?? `a voucher that nobody redeemed, ${voucherId}`;
  }

  async view(client: pg.ClientBase): Promise<VillageView> {
    const { rows } = await client.query<{ view: RawView }>(
      `SELECT json_build_object(
        'members', (
          SELECT json_agg(json_build_object('available', own.balance, 'held', held.balance, 'earned', own.earned_total,
            'lines', (SELECT count(*) FROM transfer WHERE from_account_id = own.id)
              + (SELECT count(*) FROM transfer WHERE to_account_id = own.id))
            ORDER BY array_position($1::uuid[], own.member_id))
          FROM ledger_account own JOIN ledger_account held ON held.member_id = own.member_id AND held.kind = 'MEMBER_HELD'
          WHERE own.member_id = ANY ($1::uuid[]) AND own.kind = 'MEMBER_AVAILABLE'),
        'offers', (
          SELECT json_agg(json_build_object('sold', sold, 'left', stock_left) ORDER BY array_position($2::uuid[], offer_id))
          FROM offer_stock WHERE offer_id = ANY ($2::uuid[])),
        'months', (
          SELECT json_agg((
            SELECT coalesce(json_object_agg(month, json_build_object('givenPoints', given_points,
              'ceilingPoints', ceiling_points)), '{}') FROM merchant_month WHERE merchant_id = shop.id) ORDER BY number)
          FROM unnest($3::uuid[]) WITH ORDINALITY AS shop (id, number)),
        'vouchers', (SELECT json_object_agg(id, state) FROM voucher WHERE offer_id = ANY ($2::uuid[]))) AS view`,
      [this.memberIds, this.offerIds, this.shopIds],
    );
    const { vouchers, ...view } = at(rows, 0).view;
    const named = Object.entries(vouchers ?? {}).map(([id, state]) => [this.nameOf(id), state] as const);
    // Every transfer is a line of one passbook; that there is none beside them the reconciliation says.
    const transfers = view.members.reduce((sum, { lines }) => sum + lines, 0);
    return { ...view, transfers, vouchers: Object.fromEntries(named) };
  }
}

type RawView = Omit<VillageView, 'vouchers' | 'transfers'> & {
  readonly months: readonly Readonly<Record<string, Month>>[];
  readonly vouchers: VillageView['vouchers'] | null;
};
