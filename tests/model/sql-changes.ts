import { DatabaseError } from 'pg';
import type { OfferStep, Operation, Reply } from './operations.ts';
import type { SqlLife } from './sql-life.ts';
import { at, windowHours } from './village.ts';

const done: Reply = { status: 'DONE' };
const steps = {
  PAUSE: [['LIVE'], 'PAUSED'],
  RESUME: [['PAUSED'], 'LIVE'],
  END: [['LIVE', 'PAUSED'], 'ENDED'],
} as const satisfies Record<OfferStep, readonly [readonly string[], string]>;

/** What the use cases write themselves, or what only time does: as they and it would. */
export async function changeInSql({ place, client }: SqlLife, operation: Operation): Promise<Reply> {
  switch (operation.type) {
    case 'stepOffer': {
      const [from, to] = steps[operation.step];
      const { rowCount } = await client.query(
        'UPDATE offer SET state = $2 WHERE id = $1 AND state = ANY ($3::offer_state[])',
        [at(place.offerIds, operation.offer), to, from],
      );
      return rowCount === 1 ? done : { status: 'STATE' };
    }
    case 'moveWindow': {
      const [from, until] = windowHours[operation.window];
      await client.query(
        'UPDATE offer SET available_from = now() + make_interval(hours => $2), available_until = now() + make_interval(hours => $3) WHERE id = $1',
        [at(place.offerIds, operation.offer), from, until],
      );
      return done;
    }
    case 'changeStock':
      return changeStock();
    case 'suspend': {
      const shopId = at(place.shopIds, operation.shop);
      await client.query(
        `UPDATE merchant SET status = 'SUSPENDED', suspended_until = now() + interval '1 day' WHERE id = $1`,
        [shopId],
      );
      if (operation.returns) {
        await client.query(
          `SELECT FROM end_vouchers((SELECT array_agg(id) FROM voucher WHERE merchant_id = $1), 'ISSUED', 'CANCELLED')`,
          [shopId],
        );
      }
      return done;
    }
    case 'reinstate':
      await client.query(`UPDATE merchant SET status = 'APPROVED', suspended_until = NULL WHERE id = $1`, [
        at(place.shopIds, operation.shop),
      ]);
      return done;
    case 'remove':
    case 'restore':
      await client.query('UPDATE membership SET status = $2 WHERE id = $1', [
        at(place.memberIds, operation.member),
        operation.type === 'remove' ? 'REMOVED' : 'ACTIVE',
      ]);
      return done;
    case 'setCeiling':
      await client.query('SELECT set_merchant_ceiling($1, $2)', [
        at(place.shopIds, operation.shop),
        operation.points,
      ]);
      return done;
    case 'passTime':
      await place.moveClock(client, operation.hours * 3_600_000);
      return done;
    case 'runOut':
      return runOut(operation.voucher);
    default:
      throw new Error(`the functions in SQL know nothing of ${operation.type}`);
  }

  /** By difference; the CHECK judges. */
  async function changeStock(): Promise<Reply> {
    if (operation.type !== 'changeStock') return done;
    try {
      const { rowCount } = await client.query(
        'UPDATE offer_stock SET stock_total = stock_total + $2 WHERE offer_id = $1 AND stock_total IS NOT NULL',
        [at(place.offerIds, operation.offer), operation.delta],
      );
      return rowCount === 1 ? done : { status: 'REFUSED' };
    } catch (error) {
      if (error instanceof DatabaseError && error.code === checkViolation) return { status: 'REFUSED' };
      throw error;
    }
  }

  /** A voucher's dates are guarded by a trigger, which the owner can put aside; no other can. */
  async function runOut(voucher: string): Promise<Reply> {
    await place.moveClock(client, 1_000);
    await client.query(`DO $$ BEGIN
      ALTER TABLE voucher DISABLE TRIGGER voucher_guard;
      UPDATE voucher SET expires_at = now() WHERE id = '${place.voucher(voucher).id}';
      ALTER TABLE voucher ENABLE TRIGGER voucher_guard;
    END $$`);
    return done;
  }
}

const checkViolation = '23514';
