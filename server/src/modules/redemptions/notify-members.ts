import { Prisma } from '../../platform/generated/client.ts';
import type { NoticeKind } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Executor } from '../../platform/transaction.ts';

export type VoucherNoticeKind = Extract<NoticeKind, `VOUCHER_${string}` | 'HOLD_RELEASED' | 'LOAN_DUE'>;

/** Tells the members of these vouchers what became of them. One who has no sign-in of their own is told by nobody. */
export async function notifyMembers(
  tx: Executor,
  kind: VoucherNoticeKind,
  vouchers: readonly {
    readonly id: string;
    readonly networkId: string;
    /** What this kind tells beside the usual. */
    readonly parameters?: Readonly<Record<string, string>>;
  }[],
): Promise<void> {
  if (vouchers.length === 0) return;
  const told = Prisma.sql`unnest(${vouchers.map(() => newId())}::uuid[], ${vouchers.map(({ networkId }) => networkId)}::uuid[],
    ${vouchers.map(({ id }) => id)}::uuid[], ${vouchers.map(({ parameters }) => JSON.stringify(parameters ?? {}))}::jsonb[])`;
  await tx.$executeRaw(voucherNotices(kind, told));
}

/**
 * The statement that writes the notices of vouchers, for a transaction or as a part of another statement. `told` is what
 * stands in FROM: rows of notice_id uuid, network_id uuid, voucher_id uuid, more jsonb.
 */
export function voucherNotices(kind: VoucherNoticeKind, told: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO notice (id, network_id, user_id, kind, parameters)
    SELECT told.notice_id, voucher.network_id, membership.user_id, ${kind}::notice_kind,
      jsonb_build_object('voucherId', voucher.id, 'points', voucher.points::text, 'offerTh', offer.title_th,
        'offerEn', offer.title_en, 'merchantTh', merchant.name_th, 'merchantEn', merchant.name_en) || told.more
    FROM ${told} AS told (notice_id, network_id, voucher_id, more)
    JOIN voucher ON voucher.id = told.voucher_id AND voucher.network_id = told.network_id
    JOIN membership ON membership.id = voucher.member_id AND membership.network_id = told.network_id AND membership.user_id IS NOT NULL
    JOIN offer ON offer.id = voucher.offer_id AND offer.network_id = told.network_id
    JOIN merchant ON merchant.id = offer.merchant_id AND merchant.network_id = told.network_id`;
}
