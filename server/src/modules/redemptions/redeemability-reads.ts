import type { Database } from '../../platform/postgres.ts';

export interface Verdict {
  readonly reasons: readonly string[];
  readonly pointsMissing: number;
  readonly availableFrom: Date | null;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** One question: the network, the person and the offer, joined by colons so that equal questions are asked once. */
export function redeemabilityKey(networkId: string, userId: string, offerId: string): string {
  return `${networkId}:${userId}:${offerId}`;
}

interface VerdictRow {
  readonly ordinal: number;
  readonly reasons: string[];
  readonly points_missing: number;
  readonly available_from: Date | null;
}

/** Batch load for {@link Loaders}: one statement for any number of offers. The rule is judge_redemptions', as in redeem_batch. */
export async function loadVerdicts(
  database: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Verdict>> {
  const questions = keys.map((key) => {
    const [networkId = nobody, userId = nobody, offerId = nobody] = key.split(':');
    return { networkId, userId, offerId };
  });
  const { rows } = await database.pool.query<VerdictRow>({
    name: 'redeemability',
    text: `
      WITH question AS (
        SELECT question.*, membership.id AS member_id
        FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY AS question (network_id, user_id, offer_id, ordinal)
        LEFT JOIN membership ON membership.network_id = question.network_id AND membership.user_id = question.user_id
      )
      SELECT verdict.ordinal, verdict.reasons, verdict.points_missing, verdict.available_from
      FROM (SELECT array_agg(network_id ORDER BY ordinal) AS networks, array_agg(member_id ORDER BY ordinal) AS members,
          array_agg(offer_id ORDER BY ordinal) AS offers FROM question) AS asked,
        judge_redemptions(asked.networks, asked.members, asked.offers) AS verdict`,
    values: [
      questions.map(({ networkId }) => networkId),
      questions.map(({ userId }) => userId),
      questions.map(({ offerId }) => offerId),
    ],
  });
  return new Map(
    rows.map((row) => [
      keys[row.ordinal - 1] ?? '',
      { reasons: row.reasons, pointsMissing: row.points_missing, availableFrom: row.available_from },
    ]),
  );
}
