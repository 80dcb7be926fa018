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
export async function notify(tx: Executor, notice: NewNotice): Promise<void> {
  const userIds = [...new Set(notice.userIds)];
  if (userIds.length === 0) return;
  await tx.notice.createMany({
    data: userIds.map((userId) => ({
      id: newId(),
      networkId: notice.networkId,
      userId,
      kind: notice.kind,
      parameters: notice.parameters,
    })),
  });
}
