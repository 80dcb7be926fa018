import { dayOf } from '../../graphql/calendar-date.ts';
import type { SettlementPaymentKind } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface PaymentRow {
  readonly id: string;
  readonly statementId: string;
  readonly kind: SettlementPaymentKind;
  readonly satang: number;
  /** Of what was paid. */
  readonly reference: string | null;
  readonly paidOn: string | null;
  /** Of what was not paid after all. */
  readonly reason: string | null;
  readonly createdAt: Date;
}

const select = {
  id: true,
  statementId: true,
  kind: true,
  satang: true,
  reference: true,
  paidOn: true,
  reason: true,
  createdAt: true,
} as const;

type Read = Omit<PaymentRow, 'satang' | 'paidOn'> & { readonly satang: bigint; readonly paidOn: Date | null };

const inNumbers = ({ satang, paidOn, ...row }: Read): PaymentRow => ({
  ...row,
  satang: Number(satang),
  paidOn: paidOn === null ? null : dayOf(paidOn),
});

export async function findPaymentByKey(
  tx: Executor,
  madeBy: string,
  idempotencyKey: string,
): Promise<PaymentRow | null> {
  const row = await tx.settlementPayment.findUnique({
    where: { madeBy_idempotencyKey: { madeBy, idempotencyKey } },
    select,
  });
  return row === null ? null : inNumbers(row);
}

/** Batch load for {@link Loaders}: of each statement what was paid and undone, the oldest first. */
export async function loadPayments(
  database: Database,
  statementIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PaymentRow[]>> {
  const rows = await database.prisma.settlementPayment.findMany({
    where: { statementId: { in: [...statementIds] } },
    orderBy: { id: 'asc' },
    select,
  });
  return Map.groupBy(rows.map(inNumbers), (row) => row.statementId);
}

export interface NewPayment {
  readonly id: string;
  readonly networkId: string;
  readonly statementId: string;
  readonly kind: SettlementPaymentKind;
  readonly satang: number;
  readonly reference: string | null;
  readonly paidOn: string | null;
  readonly reason: string | null;
  readonly undoesId: string | null;
  readonly madeBy: string;
  readonly idempotencyKey: string;
}

/** The statement's state follows by the table's triggers. The caller has locked the statement. */
export async function insertPayment(tx: Executor, payment: NewPayment): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO settlement_payment (id, network_id, statement_id, kind, satang, reference, paid_on, reason, undoes_id, made_by,
      idempotency_key)
    VALUES (${payment.id}::uuid, ${payment.networkId}::uuid, ${payment.statementId}::uuid,
      ${payment.kind}::settlement_payment_kind, ${payment.satang}::bigint, ${payment.reference}, ${payment.paidOn}::date,
      ${payment.reason}, ${payment.undoesId}::uuid, ${payment.madeBy}::uuid, ${payment.idempotencyKey})`;
}
