import type { NoticeKind } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { notifyEach } from '../notifications/notify.ts';

/** Tells the members of these vouchers what became of them. One who has no sign-in of their own is told by nobody. */
export async function notifyMembers(
  tx: Executor,
  kind: Extract<NoticeKind, `VOUCHER_${string}` | 'HOLD_RELEASED' | 'LOAN_DUE'>,
  vouchers: readonly {
    readonly id: string;
    readonly networkId: string;
    /** What this kind tells beside the usual. */
    readonly parameters?: Readonly<Record<string, string>>;
  }[],
): Promise<void> {
  const more = new Map(vouchers.map(({ id, parameters }) => [id, parameters]));
  if (vouchers.length === 0) return;
  const rows = await tx.voucher.findMany({
    where: {
      networkId: { in: [...new Set(vouchers.map(({ networkId }) => networkId))] },
      id: { in: vouchers.map(({ id }) => id) },
      member: { userId: { not: null } },
    },
    select: {
      id: true,
      networkId: true,
      points: true,
      member: { select: { userId: true } },
      offer: {
        select: { titleTh: true, titleEn: true, merchant: { select: { nameTh: true, nameEn: true } } },
      },
    },
  });
  await notifyEach(
    tx,
    rows.flatMap(({ id, networkId, points, member, offer }) =>
      member.userId === null
        ? []
        : [
            {
              networkId,
              userIds: [member.userId],
              kind,
              parameters: {
                voucherId: id,
                offerTh: offer.titleTh,
                offerEn: offer.titleEn,
                points: String(points),
                merchantTh: offer.merchant.nameTh,
                merchantEn: offer.merchant.nameEn,
                ...more.get(id),
              },
            },
          ],
    ),
  );
}
