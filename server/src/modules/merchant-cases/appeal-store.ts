import type { AppealAnswer } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface AppealRow {
  readonly id: string;
  readonly merchantId: string;
  readonly suspensionId: string;
  readonly body: string;
  readonly appealedAt: Date;
  readonly answer: AppealAnswer | null;
  readonly answerReason: string | null;
  readonly answeredAt: Date | null;
}

const select = {
  ...{ id: true, merchantId: true, suspensionId: true, body: true, appealedAt: true },
  ...{ answer: true, answerReason: true, answeredAt: true },
} as const;

/** Null when this suspension has been appealed against before: the unique key decides, also between two at once. */
export async function insertAppeal(
  tx: Executor,
  appeal: {
    readonly id: string;
    readonly networkId: string;
    readonly merchantId: string;
    readonly suspensionId: string;
    readonly body: string;
    readonly appealedBy: string;
  },
): Promise<AppealRow | null> {
  const [row] = await tx.suspensionAppeal.createManyAndReturn({
    data: [appeal],
    skipDuplicates: true,
    select,
  });
  return row ?? null;
}

export function findAppealOf(executor: Executor, suspensionId: string): Promise<AppealRow | null> {
  return executor.suspensionAppeal.findUnique({ where: { suspensionId }, select });
}

/** False when it has its answer by now. */
export async function answerAppealRow(
  tx: Executor,
  id: string,
  answer: { readonly answer: AppealAnswer; readonly answerReason: string; readonly answeredBy: string },
): Promise<boolean> {
  const { count } = await tx.suspensionAppeal.updateMany({
    where: { id, answer: null },
    data: { ...answer, answeredAt: new Date() },
  });
  return count === 1;
}

/** Batch load for {@link Loaders}: the appeal against each shop's last suspension. */
export async function loadLastAppeals(
  database: Database,
  merchantIds: readonly string[],
): Promise<ReadonlyMap<string, AppealRow>> {
  const { rows } = await database.pool.query<AppealRow>({
    name: 'last_appeals',
    text: `
      SELECT appeal.id, appeal.merchant_id AS "merchantId", appeal.suspension_id AS "suspensionId", appeal.body,
        appeal.appealed_at AS "appealedAt", appeal.answer, appeal.answer_reason AS "answerReason",
        appeal.answered_at AS "answeredAt"
      FROM unnest($1::uuid[]) AS asked (merchant_id)
      CROSS JOIN LATERAL (
        SELECT id FROM case_event
        WHERE case_event.merchant_id = asked.merchant_id AND case_event.action = 'SUSPENDED'
        ORDER BY created_at DESC, id DESC LIMIT 1) AS suspension
      JOIN suspension_appeal appeal ON appeal.suspension_id = suspension.id`,
    values: [merchantIds],
  });
  return new Map(rows.map((row) => [row.merchantId, row]));
}
