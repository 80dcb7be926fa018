import type { NoticeKind } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface NewNotice {
  readonly networkId: string;
  /** Who gets it; the same person twice gets it once, and nobody is nobody. */
  readonly userIds: readonly string[];
  readonly kind: NoticeKind;
  /** What the texts are made of when they are read, by kind: see notice-texts.ts. UUIDs as they are, numbers as digits. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Puts a notice into people's inboxes, in the transaction of what it tells of. */
export function notify(tx: Executor, notice: NewNotice): Promise<void> {
  return notifyEach(tx, [notice]);
}

/** Many notices, each its own, in one statement. */
export async function notifyEach(tx: Executor, notices: readonly NewNotice[]): Promise<void> {
  const data = notices.flatMap(({ userIds, networkId, kind, parameters }) =>
    [...new Set(userIds)].map((userId) => ({ id: newId(), networkId, userId, kind, parameters })),
  );
  if (data.length > 0) await tx.notice.createMany({ data });
}

/** One notice to as many as a whole community, in one statement whatever their number. */
export async function notifyMany(tx: Executor, notice: NewNotice): Promise<void> {
  const userIds = [...new Set(notice.userIds)];
  await tx.$executeRaw`
    INSERT INTO notice (id, network_id, user_id, kind, parameters)
    SELECT id, ${notice.networkId}::uuid, user_id, ${notice.kind}::notice_kind, ${JSON.stringify(notice.parameters)}::jsonb
    FROM unnest(${userIds.map(() => newId())}::uuid[], ${userIds}::uuid[]) AS told (id, user_id)`;
}
