import type { EventState } from '../../platform/generated/enums.ts';
import type { EventModel } from '../../platform/generated/models.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export type EventRow = Omit<EventModel, 'idempotencyKey' | 'inputHash'>;

const omit = { idempotencyKey: true, inputHash: true } as const;

/** Batch load for {@link Loaders}. Says nothing of who may see a draft. */
export async function loadEventsById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EventRow>> {
  const rows = await database.prisma.event.findMany({ where: { id: { in: [...ids] } }, omit });
  return new Map(rows.map((row) => [row.id, row]));
}

export function findEvent(executor: Executor, id: string): Promise<EventRow | null> {
  return executor.event.findUnique({ where: { id }, omit });
}

/** The event as it was committed while we waited, and its lock until the transaction ends. No check-in waits for it. */
export async function lockEvent(tx: Executor, id: string): Promise<EventRow | null> {
  await tx.$queryRaw`SELECT 1 FROM event WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return findEvent(tx, id);
}

/** What the coordinator made with this key before; null when nothing. */
export async function findEventByKey(
  executor: Executor,
  createdBy: string,
  idempotencyKey: string,
): Promise<{ readonly event: EventRow; readonly inputHash: string } | null> {
  const row = await executor.event.findUnique({
    where: { createdBy_idempotencyKey: { createdBy, idempotencyKey } },
  });
  if (row === null) return null;
  const { idempotencyKey: _, inputHash, ...event } = row;
  return { event, inputHash };
}

export type NewEvent = Omit<
  EventModel,
  'createdAt' | 'closedAt' | 'openedBy' | 'approvedBy' | 'openToSponsors' | 'state'
>;

/** The event, what its codes are signed with, and its purse. */
export async function insertEvent(
  tx: Executor,
  event: NewEvent,
  more: { readonly secret: Uint8Array<ArrayBuffer>; readonly printedLimit: number | null },
): Promise<EventRow> {
  const { networkId, id: eventId } = event;
  const row = await tx.event.create({ data: event, omit });
  await tx.eventSecret.create({ data: { eventId, networkId, secret: more.secret } });
  // In SQL, because the application may not write what is given, not even its zero.
  await tx.$executeRaw`
    INSERT INTO event_budget (event_id, network_id, total, printed_limit)
    VALUES (${eventId}::uuid, ${networkId}::uuid, ${event.budgetPoints}, ${more.printedLimit}::integer)`;
  return row;
}

/** Of one coordinator; it holds until the transaction ends when their membership is locked. */
export function countUnendedEvents(tx: Executor, createdBy: string): Promise<number> {
  return tx.event.count({ where: { createdBy, state: { in: ['DRAFT', 'OPEN'] } } });
}

export type EventChange = Partial<Omit<EventRow, 'id' | 'networkId' | 'createdBy' | 'createdAt'>>;

/** Changes the event while it is in one of `from`; null when it is not: of two callers at once, one wins. */
export async function changeEvent(
  tx: Executor,
  id: string,
  from: readonly EventState[],
  change: EventChange,
): Promise<EventRow | null> {
  const [row] = await tx.event.updateManyAndReturn({
    where: { id, state: { in: [...from] } },
    data: change,
    omit,
  });
  return row ?? null;
}

export async function setPrintedLimit(
  tx: Executor,
  eventId: string,
  printedLimit: number | null,
): Promise<void> {
  await tx.eventBudget.updateMany({ where: { eventId }, data: { printedLimit } });
}

/** What the codes of an event are signed with, and whose it is; null when there is no such event. */
export async function findSecret(
  database: Database,
  eventId: string,
): Promise<{ readonly networkId: string; readonly secret: Uint8Array } | null> {
  return database.prisma.eventSecret.findUnique({
    where: { eventId },
    select: { networkId: true, secret: true },
  });
}

/** The most that one coordinator may open alone, and where the network's days begin. */
export function findEventRules(
  executor: Executor,
  networkId: string,
): Promise<{ readonly eventSoloLimitPoints: number; readonly timeZone: string }> {
  return executor.network.findUniqueOrThrow({
    where: { id: networkId },
    select: { eventSoloLimitPoints: true, timeZone: true },
  });
}

/** Closes what is over and was left open. */
export async function closeEndedEvents(database: Database): Promise<number> {
  return database.prisma.$executeRaw`
    UPDATE event SET state = 'CLOSED', closed_at = ends_at WHERE state = 'OPEN' AND ends_at <= now()`;
}
