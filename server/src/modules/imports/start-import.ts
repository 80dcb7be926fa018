import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { coordinatorUserIds, lockMembership } from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import {
  type ImportActionOutcome,
  type ImportCommand,
  type OpenedImport,
  openImport,
} from './import-action.ts';
import { needsSecondPerson } from './import-policy.ts';
import { changeImport, type ImportRow, pointsStartedAlone } from './import-store.ts';
import { enqueueImport, runImportTask } from './import-tasks.ts';

const dayMs = 86_400_000;

const nothingNew: FieldProblem = {
  path: ['importId'],
  message: {
    th: 'ไม่มีบรรทัดใหม่ให้นำเข้า ข้อมูลในไฟล์นี้เข้าระบบครบแล้วหรือยังต้องแก้ไข',
    en: 'There is no new line to import: all of it is in already, or has to be mended first.',
  },
};

/**
 * A coordinator starts an import that was checked, and vouches for what is in it. Where it brings more points than one may
 * vouch for in a day (what the network lets one award give), it waits for a second coordinator, and the others are told.
 * The lock on the starter's membership makes that sum hold between two starts at once.
 *
 * Outcomes: DONE (RUNNING or PROPOSED), FORBIDDEN, STATE (not CHECKED), INVALID (nothing new); see {@link ImportActionOutcome}.
 */
export async function startImport(
  deps: { readonly database: Database },
  command: ImportCommand,
): Promise<ImportActionOutcome> {
  return inTransaction(deps.database, async (tx): Promise<ImportActionOutcome> => {
    const opened = await openImport(tx, command);
    if (opened === null) return { outcome: 'FORBIDDEN' };
    const { row, coordinator } = opened;
    if (row.startedBy === coordinator.id && row.state !== 'CANCELLED') {
      return { outcome: 'DONE', row, replayed: true };
    }
    if (row.state !== 'CHECKED') return { outcome: 'STATE', state: row.state };
    if (row.newCount === 0) return { outcome: 'INVALID', problems: [nothingNew] };
    return { outcome: 'DONE', row: await start(tx, opened), replayed: false };
  });
}

async function start(tx: Executor, { row, coordinator }: OpenedImport): Promise<ImportRow> {
  await lockMembership(tx, coordinator.id, 'FOR NO KEY UPDATE');
  const startedAt = new Date();
  const network = await tx.network.findUniqueOrThrow({
    where: { id: row.networkId },
    select: { awardLimitPoints: true },
  });
  const needsSecond = needsSecondPerson({
    points: Number(row.points),
    pointsAloneToday: await pointsStartedAlone(tx, coordinator.id, new Date(startedAt.getTime() - dayMs)),
    awardLimitPoints: network.awardLimitPoints,
  });
  const step = needsSecond ? 'PROPOSE' : 'START';
  const started = await changeImport(tx, row.id, step, { startedBy: coordinator.id, startedAt, needsSecond });
  if (started === null) throw new Error('an import left its state under our lock');
  if (needsSecond) await askOthers(tx, started, coordinator.userId);
  else await enqueueImport(tx, runImportTask, started.id);
  return started;
}

async function askOthers(tx: Executor, row: ImportRow, starterUserId: string | null): Promise<void> {
  const userIds = await coordinatorUserIds(tx, row.networkId);
  await notify(tx, {
    networkId: row.networkId,
    userIds: userIds.filter((userId) => userId !== starterUserId),
    kind: 'IMPORT_PROPOSED',
    parameters: { importId: row.id, count: String(row.newCount), points: String(row.points) },
  });
}
