import type { NetworkSetting, SettingChangeState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface SettingValues {
  readonly awardLimitPoints: number;
  /** As numbers: yes is 1. */
  readonly values: Readonly<Record<NetworkSetting, number>>;
}

const select = {
  ...{ trustedOffersLive: true, caseDueDays: true, checklistRequired: true, escalateAfterHours: true },
  ...{ keepDeedPhotos: true, maxHoldDays: true, awardSoloLimitPoints: true, eventSoloLimitPoints: true },
  ...{ soloFundingPoints: true, awardLimitPoints: true },
  settlementPolicy: { select: { soloAdjustmentSatang: true } },
} as const;

/** The settings as they are in force; a limit for one person's awards that was never set is that of all awards. */
export async function readSettings(executor: Executor, networkId: string): Promise<SettingValues> {
  const network = await executor.network.findUniqueOrThrow({ where: { id: networkId }, select });
  return {
    awardLimitPoints: network.awardLimitPoints,
    values: {
      TRUSTED_OFFERS_LIVE: Number(network.trustedOffersLive),
      CASE_DUE_DAYS: network.caseDueDays,
      CHECKLIST_REQUIRED: Number(network.checklistRequired),
      ESCALATE_AFTER_HOURS: network.escalateAfterHours,
      KEEP_DEED_PHOTOS: Number(network.keepDeedPhotos),
      MAX_HOLD_DAYS: network.maxHoldDays,
      AWARD_SOLO_LIMIT_POINTS: network.awardSoloLimitPoints ?? network.awardLimitPoints,
      EVENT_SOLO_LIMIT_POINTS: network.eventSoloLimitPoints,
      SOLO_FUNDING_POINTS: network.soloFundingPoints,
      SOLO_CORRECTION_SATANG: soloCorrection(network.settlementPolicy),
    },
  };
}

function soloCorrection(policy: { readonly soloAdjustmentSatang: bigint } | null): number {
  if (policy === null) throw new Error('a network without its settlement policy');
  return Number(policy.soloAdjustmentSatang);
}

export interface SettingChangeRow {
  readonly id: string;
  readonly networkId: string;
  readonly setting: NetworkSetting;
  readonly oldValue: number | null;
  readonly newValue: number;
  readonly state: SettingChangeState;
  /** Memberships. */
  readonly changedBy: string;
  readonly decidedBy: string | null;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
}

const columns = {
  ...{ id: true, networkId: true, setting: true, oldValue: true, newValue: true, state: true },
  ...{ changedBy: true, decidedBy: true, createdAt: true, decidedAt: true },
} as const;

/** See the SQL function change_network_setting, which decides whether one person is enough. */
export async function writeSetting(
  executor: Executor,
  change: {
    readonly id: string;
    readonly networkId: string;
    readonly setting: NetworkSetting;
    readonly value: number;
    readonly changedBy: string;
  },
): Promise<'APPLIED' | 'PROPOSED' | 'UNCHANGED'> {
  const [answer] = await executor.$queryRaw<{ status: 'APPLIED' | 'PROPOSED' | 'UNCHANGED' }[]>`
    SELECT change_network_setting(${change.networkId}::uuid, ${change.id}::uuid, ${change.setting}::network_setting,
      ${change.value}::integer, ${change.changedBy}::uuid) AS status`;
  if (answer === undefined) throw new Error('change_network_setting did not answer');
  return answer.status;
}

/** See the SQL function settle_network_setting. */
export async function settleSetting(
  executor: Executor,
  change: SettingChangeRow,
  isConfirmed: boolean,
  decidedBy: string,
): Promise<'SETTLED' | 'ALREADY_SETTLED' | 'OWN_PROPOSAL'> {
  const [answer] = await executor.$queryRaw<{ status: 'SETTLED' | 'ALREADY_SETTLED' | 'OWN_PROPOSAL' }[]>`
    SELECT settle_network_setting(${change.networkId}::uuid, ${change.id}::uuid, ${isConfirmed}::boolean,
      ${decidedBy}::uuid) AS status`;
  if (answer === undefined) throw new Error('settle_network_setting did not answer');
  return answer.status;
}

export function findSettingChange(executor: Executor, id: string): Promise<SettingChangeRow | null> {
  return executor.networkSettingChange.findUnique({ where: { id }, select: columns });
}

/** Proposals that wait for a second coordinator: one for each setting at most. */
export function listWaitingChanges(
  executor: Executor,
  networkId: string,
): Promise<readonly SettingChangeRow[]> {
  return executor.networkSettingChange.findMany({
    where: { networkId, state: 'PROPOSED' },
    orderBy: { id: 'desc' },
    select: columns,
  });
}

/** The newest first. */
export function listSettingChanges(
  database: Database,
  page: { readonly networkId: string; readonly limit: number; readonly beforeId: string | null },
): Promise<SettingChangeRow[]> {
  return database.prisma.networkSettingChange.findMany({
    where: { networkId: page.networkId, ...(page.beforeId === null ? {} : { id: { lt: page.beforeId } }) },
    orderBy: { id: 'desc' },
    take: page.limit,
    select: columns,
  });
}

export function countSettingChanges(database: Database, networkId: string): Promise<number> {
  return database.prisma.networkSettingChange.count({ where: { networkId } });
}
