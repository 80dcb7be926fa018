import type { Executor } from '../../platform/transaction.ts';
import { notifyEach } from '../notifications/notify.ts';

/** Tells the members for whom somebody else has written these deeds down: what stands in one's passbook is no surprise. */
export async function tellOfRecord(
  tx: Executor,
  networkId: string,
  deedIds: readonly string[],
): Promise<void> {
  const deeds = await tx.deedRecord.findMany({
    where: { networkId, id: { in: [...deedIds] }, member: { userId: { not: null } } },
    select: {
      id: true,
      member: { select: { userId: true } },
      indicator: { select: { nameTh: true, nameEn: true } },
    },
  });
  await notifyEach(
    tx,
    deeds.flatMap(({ id, member, indicator }) =>
      member.userId === null
        ? []
        : [
            {
              networkId,
              userIds: [member.userId],
              kind: 'DEED_RECORDED' as const,
              parameters: { deedId: id, deedTh: indicator.nameTh, deedEn: indicator.nameEn },
            },
          ],
    ),
  );
}
