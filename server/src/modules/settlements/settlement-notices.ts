import type { NoticeKind } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import { coordinatorUserIds } from '../members/membership-store.ts';
import { findStaffUserIds } from '../merchants/staff-store.ts';
import { type NewNotice, notify, notifyEach } from '../notifications/notify.ts';
import { findSettlementStatements, type SettlementStatementRow } from './statement-store.ts';

function factsOf(statement: SettlementStatementRow): Record<string, string> {
  return {
    statementId: statement.id,
    merchantId: statement.merchantId,
    number: String(statement.number),
    lastDay: statement.lastDay,
    satang: String(statement.payableSatang),
  };
}

/** Owners are told of a statement that has something to come; of one that has nothing there is nothing to do. */
export async function tellOfStatements(tx: Executor, statementIds: readonly string[]): Promise<void> {
  if (statementIds.length === 0) return;
  const statements = await findSettlementStatements(tx, statementIds);
  const notices: NewNotice[] = [];
  for (const statement of statements.filter(({ payableSatang }) => payableSatang > 0)) {
    notices.push({
      networkId: statement.networkId,
      userIds: await findStaffUserIds(tx, statement.merchantId, ['OWNER']),
      kind: 'SETTLEMENT_ISSUED',
      parameters: factsOf(statement),
    });
  }
  await notifyEach(tx, notices);
}

/** To the owners: it is paid, or their question is answered. */
export async function tellOwners(
  tx: Executor,
  statement: SettlementStatementRow,
  kind: Extract<NoticeKind, 'SETTLEMENT_PAID' | 'SETTLEMENT_ANSWERED'>,
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  await notify(tx, {
    networkId: statement.networkId,
    userIds: await findStaffUserIds(tx, statement.merchantId, ['OWNER']),
    kind,
    parameters: { ...factsOf(statement), ...parameters },
  });
}

/** To the coordinators who do not work at the shop: its owner asks about a statement. */
export async function tellOfDispute(
  tx: Executor,
  statement: SettlementStatementRow,
  note: string,
): Promise<void> {
  const ownUserIds = new Set(
    await findStaffUserIds(tx, statement.merchantId, ['OWNER', 'MANAGER', 'CASHIER']),
  );
  const userIds = (await coordinatorUserIds(tx, statement.networkId)).filter((id) => !ownUserIds.has(id));
  await notify(tx, {
    networkId: statement.networkId,
    userIds,
    kind: 'SETTLEMENT_DISPUTED',
    parameters: { ...factsOf(statement), note },
  });
}

/** To the other coordinators: a rate waits for one of them. */
export async function tellOfRate(
  tx: Executor,
  rate: { readonly networkId: string; readonly satangPerPoint: number; readonly fromDay: string },
  exceptUserId: string,
): Promise<void> {
  const userIds = (await coordinatorUserIds(tx, rate.networkId)).filter((id) => id !== exceptUserId);
  await notify(tx, {
    networkId: rate.networkId,
    userIds,
    kind: 'SETTLEMENT_RATE_PROPOSED',
    parameters: { satang: String(rate.satangPerPoint), day: rate.fromDay },
  });
}
