import type { Database } from '../../platform/postgres.ts';
import type { NetworkBoard } from './network-board.type.ts';

/** Fewer people than this and a share would tell of one of them. */
const fewestMembers = 5;

/** All the counts in one statement. */
export async function readNetworkBoard(database: Database, networkId: string): Promise<NetworkBoard> {
  const { rows } = await database.pool.query<NetworkBoard>({
    name: 'network_board',
    text: `
      SELECT
        (SELECT count(*) FROM membership WHERE network_id = $1 AND status = 'PENDING') AS "membershipsWaiting",
        (SELECT count(*) FROM merchant WHERE network_id = $1 AND status = 'APPLIED') AS "merchantsWaiting",
        (SELECT count(*) FROM offer WHERE network_id = $1 AND state = 'SUBMITTED') AS "offersWaiting",
        (SELECT count(*) FROM offer_revision WHERE network_id = $1 AND state = 'PENDING') AS "offerChangesWaiting",
        (SELECT count(*) FROM voucher
          WHERE network_id = $1 AND state = 'ISSUED' AND expires_at > now()) AS "vouchersOpen",
        (SELECT coalesce(sum(points), 0) FROM award
          WHERE network_id = $1 AND created_at > now() - interval '30 days') AS "pointsAwardedLast30Days",
        (SELECT coalesce(sum(spent.points), 0) FROM transfer spent
          WHERE spent.network_id = $1 AND spent.kind = 'REDEEM' AND spent.created_at > now() - interval '30 days'
            AND NOT EXISTS (SELECT FROM transfer back WHERE back.voucher_id = spent.voucher_id AND back.kind = 'RETURN')
        ) AS "pointsSpentLast30Days",
        (SELECT count(*) FROM make_right
          WHERE network_id = $1 AND created_at > now() - interval '30 days') AS "madeRightLast30Days",
        (${reachability}) AS reachability`,
    values: [networkId, fewestMembers],
  });
  const [board] = rows;
  if (board === undefined) throw new Error('the board gave no row');
  return board;
}

/** The members whose points reach the cheapest offer that anybody could have now. No offer, nobody reached. */
const reachability = `
  SELECT CASE WHEN count(*) >= $2 THEN
    count(*) FILTER (WHERE wallet.balance >= cheapest.cost_points)::double precision / count(*) END
  FROM membership
  JOIN ledger_account wallet ON wallet.member_id = membership.id AND wallet.kind = 'MEMBER_AVAILABLE'
  CROSS JOIN (
    SELECT min(offer.cost_points) AS cost_points
    FROM offer
    JOIN merchant ON merchant.id = offer.merchant_id AND merchant.status = 'APPROVED'
    JOIN offer_stock stock ON stock.offer_id = offer.id AND coalesce(stock.stock_left, 1) > 0
    WHERE offer.network_id = $1 AND offer.state = 'LIVE'
      AND (offer.available_from IS NULL OR offer.available_from <= now())
      AND (offer.available_until IS NULL OR offer.available_until > now())
  ) AS cheapest
  WHERE membership.network_id = $1 AND membership.status = 'ACTIVE' AND 'MEMBER' = ANY (membership.roles)`;
