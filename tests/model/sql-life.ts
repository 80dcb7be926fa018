import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { DatabaseError } from 'pg';
import { v7 } from 'uuid';
import { drawVoucherCode } from '../../server/src/modules/redemptions/voucher-code.ts';
import type { Answer, AwardAsk, Life, Operation, RedeemAsk, Reply } from './operations.ts';
import { changeInSql } from './sql-changes.ts';
import type { SqlPlace } from './sql-place.ts';
import { at, type EndState, type VoucherState, voucherName } from './village.ts';

/** The village as the functions in SQL keep it, over one connection. */
export class SqlLife implements Life {
  constructor(
    readonly place: SqlPlace,
    readonly client: pg.ClientBase,
  ) {}

  /** The same village over another connection. */
  over(client: pg.ClientBase): SqlLife {
    return new SqlLife(this.place, client);
  }

  async apply(operation: Operation): Promise<Answer> {
    await this.place.setClock(this.client);
    switch (operation.type) {
      case 'award':
        return this.#award(operation.asks);
      case 'redeem':
        return this.#redeem(operation.asks);
      case 'end':
        return this.#end(operation.vouchers, operation.to);
      case 'expire':
        return this.#expire();
      case 'use':
        return [await this.#use(operation)];
      default:
        return [await changeInSql(this, operation)];
    }
  }

  async #award(asks: readonly AwardAsk[]): Promise<Answer> {
    const { rows } = await this.client.query<WalletRow & { status: string }>(
      `SELECT status, available::integer, held::integer, earned_total::integer FROM award_points($1, $2::uuid[], $3::uuid[],
        $4::integer[], $5::text[], $5::text[], $6::uuid[], $7::text[]) ORDER BY ordinal`,
      [
        this.place.networkId,
        asks.map(() => v7()),
        asks.map(({ member }) => at(this.place.memberIds, member)),
        asks.map(({ points }) => points),
        asks.map(({ reason }) => reason),
        asks.map(() => this.place.coordinatorId),
        asks.map(({ key }) => key),
      ],
    );
    return rows.map((row) =>
      row.status === 'IDEMPOTENCY_CONFLICT'
        ? { status: row.status }
        : { status: row.status, ...walletOf(row) },
    );
  }

  async #redeem(asks: readonly RedeemAsk[]): Promise<Answer> {
    const { rows } = await this.client.query<RedeemRow>(
      `SELECT status, points_missing::integer, member_limit, available_from, voucher_id, code, state,
        available::integer, held::integer, earned_total::integer
      FROM redeem_batch($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[]) ORDER BY ordinal`,
      [
        asks.map(() => this.place.networkId),
        asks.map(({ member }) => at(this.place.memberIds, member)),
        asks.map(({ offer }) => at(this.place.offerIds, offer)),
        asks.map(({ key }) => key),
        asks.map(() => v7()),
        asks.map(() => drawVoucherCode()),
      ],
    );
    if (rows.length !== asks.length) throw new Error(`${asks.length} requests, ${rows.length} answers`);
    return rows.map((row, index) => this.#redeemReply(row, at(asks, index)));
  }

  #redeemReply(row: RedeemRow, ask: RedeemAsk): Reply {
    const { status } = row;
    switch (status) {
      case 'REDEEMED':
        this.place.remember(voucherName(ask.member, ask.key), { id: row.voucher_id, code: row.code });
        return { status, voucher: this.place.nameOf(row.voucher_id), state: row.state, ...walletOf(row) };
      case 'REPLAYED':
        return { status, voucher: this.place.nameOf(row.voucher_id), state: row.state, ...walletOf(row) };
      case 'OFFER_UNAVAILABLE':
        return {
          status,
          opensLater: row.available_from !== null,
          opensAt: row.available_from?.getTime() ?? null,
        };
      case 'MEMBER_LIMIT_REACHED':
        return { status, limit: row.member_limit };
      case 'INSUFFICIENT_POINTS':
        return { status, pointsMissing: row.points_missing };
      default:
        return { status };
    }
  }

  async #end(names: readonly string[], to: EndState): Promise<Answer> {
    const from = to === 'CANCELLED' || to === 'EXPIRED' ? 'ISSUED' : 'USED';
    const ids = names.map((name) => this.place.voucher(name).id);
    const ended = await this.client
      .query<{ id: string; state: VoucherState }>(
        'SELECT id, state FROM end_vouchers($1::uuid[], $2::voucher_state, $3::voucher_state)',
        [ids, from, to],
      )
      .catch((error: unknown) => {
        if (error instanceof DatabaseError && error.message === 'a use of long ago is final') return null;
        throw error;
      });
    if (ended === null) return names.map(() => ({ status: 'FINAL' }));
    const stateOf = new Map(ended.rows.map(({ id, state }) => [id, state]));
    const standing = await this.client.query<{ id: string; state: VoucherState }>(
      'SELECT id, state FROM voucher WHERE id = ANY ($1::uuid[])',
      [ids],
    );
    for (const { id, state } of standing.rows) {
      if (stateOf.has(id) && stateOf.get(id) !== state)
        throw new Error('end_vouchers says one state, the row another');
    }
    const standingOf = new Map(standing.rows.map(({ id, state }) => [id, state]));
    return ids.map((id) => ({
      status: stateOf.has(id) ? 'ENDED' : 'NOT_ENDED',
      state: standingOf.get(id) ?? 'GONE',
    }));
  }

  /** As the job does it. */
  async #expire(): Promise<Answer> {
    await this.client.query(
      `SELECT FROM end_vouchers((SELECT array_agg(id) FROM voucher
        WHERE state = 'ISSUED' AND expires_at <= now() AND network_id = $1), 'ISSUED', 'EXPIRED')`,
      [this.place.networkId],
    );
    return [{ status: 'DONE' }];
  }

  async #use({ voucher, shop, nonce }: Extract<Operation, { type: 'use' }>): Promise<Reply> {
    const { rows } = await this.client.query<UseRow>(
      'SELECT status, voucher_id, state, use_id FROM use_voucher($1, $2, $3, $4, $5, $6)',
      [
        this.place.networkId,
        at(this.place.shopIds, shop),
        voucher === null ? drawVoucherCode() : this.place.voucher(voucher).code,
        nonce,
        at(this.place.staffIds, shop),
        randomUUID(),
      ],
    );
    const row = at(rows, 0);
    const { status } = row;
    if (status === 'NOT_OPEN') return { status, state: row.state };
    if (status !== 'USED' && status !== 'REPLAYED') return { status };
    if (status === 'USED') this.place.useNames.set(row.use_id, this.place.nameOf(row.voucher_id));
    // A repeated use names the use that it repeats, and that use its voucher.
    return { status, voucher: this.place.useNames.get(row.use_id) ?? 'of a use that nobody made' };
  }
}

interface WalletRow {
  readonly available: number;
  readonly held: number;
  readonly earned_total: number;
}

interface RedeemRow extends WalletRow {
  readonly status: string;
  readonly points_missing: number;
  readonly member_limit: number;
  readonly available_from: Date | null;
  readonly voucher_id: string;
  readonly code: string;
  readonly state: string;
}

interface UseRow {
  readonly status: string;
  readonly voucher_id: string;
  readonly state: string;
  readonly use_id: string;
}

function walletOf({ available, held, earned_total: earned }: WalletRow): Required<Pick<Reply, 'wallet'>> {
  return { wallet: { available, held, earned } };
}
