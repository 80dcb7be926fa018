import type { NoticeKind } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { notify } from '../notifications/notify.ts';
import type { DeedCase } from './deed-decision-store.ts';

/** Tells people of a deed, in the transaction of what happened to it. Nobody is named: only the deed. */
export function notifyOfDeed(
  tx: Executor,
  deed: DeedCase,
  notice: {
    readonly kind: Extract<NoticeKind, `DEED_${string}`>;
    readonly userId: string | null;
    readonly more?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  return notify(tx, {
    networkId: deed.networkId,
    userIds: notice.userId === null ? [] : [notice.userId],
    kind: notice.kind,
    parameters: {
      ...{ deedId: deed.id, deedTh: deed.nameTh, deedEn: deed.nameEn, points: String(deed.points) },
      ...notice.more,
    },
  });
}
