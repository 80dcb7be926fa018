import type { NoticeKind } from '../../platform/generated/enums.ts';
import type { NoticeModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export type NoticeRow = NoticeModel;

export interface NoticePage {
  readonly userId: string;
  readonly limit: number;
  /** Only what is older than this one. */
  readonly beforeId: string | null;
}

/** A person's inbox, newest first (the ids are ordered by time). */
export function listNotices(database: Database, page: NoticePage): Promise<NoticeRow[]> {
  return database.prisma.notice.findMany({
    where: { userId: page.userId, ...(page.beforeId === null ? {} : { id: { lt: page.beforeId } }) },
    orderBy: { id: 'desc' },
    take: page.limit,
  });
}

export function countNotices(database: Database, userId: string): Promise<number> {
  return database.prisma.notice.count({ where: { userId } });
}

export function countUnreadNotices(database: Database, userId: string): Promise<number> {
  return database.prisma.notice.count({ where: { userId, readAt: null } });
}

/** Null when there is no such notice, or it is another person's. */
export function findNotice(database: Database, id: string, userId: string): Promise<NoticeRow | null> {
  return database.prisma.notice.findFirst({ where: { id, userId } });
}

/** Marks the person's own as read, all of them when `ids` is null. What was read before keeps its time. */
export async function markRead(
  database: Database,
  userId: string,
  ids: readonly string[] | null,
): Promise<void> {
  await database.prisma.notice.updateMany({
    where: { userId, readAt: null, ...(ids === null ? {} : { id: { in: [...ids] } }) },
    data: { readAt: new Date() },
  });
}

/** True when one of these people got a notice of this kind, with this parameter, since then. */
export async function hasNoticeSince(
  executor: Executor,
  notice: {
    readonly userIds: readonly string[];
    readonly kind: NoticeKind;
    readonly parameter: { readonly name: string; readonly value: string };
    readonly since: Date;
  },
): Promise<boolean> {
  const found = await executor.notice.findFirst({
    where: {
      userId: { in: [...notice.userIds] },
      kind: notice.kind,
      createdAt: { gte: notice.since },
      parameters: { path: [notice.parameter.name], equals: notice.parameter.value },
    },
    select: { id: true },
  });
  return found !== null;
}
