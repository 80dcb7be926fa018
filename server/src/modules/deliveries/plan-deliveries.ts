import type { DeliveryChannel } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { groupOfKind, hasMailOfItsOwn, wants } from './notice-groups.ts';
import {
  clearOutbox,
  type OutboxRow,
  type PlannedMessage,
  takeFromOutbox,
  writeDeliveries,
  writeMessages,
} from './outbox-store.ts';
import { canReach, loadReach, type ReachRow } from './reach-store.ts';
import { loadSettings, type NoticeSettingsRow } from './setting-store.ts';
import { whenToSend } from './when-to-send.ts';

const batchSize = 200;
const mostBatches = 100;

/**
 * Decides for each notice of the outbox over which channels it goes and when, and writes that down in the transaction that
 * takes it out: a process that dies has planned it whole or not at all. `channels` are those that are set up.
 */
export async function planDeliveries(
  deps: { readonly database: Database },
  channels: readonly DeliveryChannel[],
): Promise<void> {
  for (let batch = 0; batch < mostBatches; batch++) {
    const count = await inTransaction(deps.database, (tx) => planSome(tx, channels));
    if (count < batchSize) return;
  }
}

async function planSome(tx: Executor, channels: readonly DeliveryChannel[]): Promise<number> {
  const taken = await takeFromOutbox(tx, batchSize);
  if (taken.length === 0) return 0;
  const userIds = taken.map(({ userId }) => userId);
  const reach = await loadReach(tx, userIds);
  const settings = await loadSettings(tx, userIds);
  const plans = taken.flatMap((row) => {
    const [person, setting] = [reach.get(row.userId), settings.get(row.userId)];
    if (person === undefined || setting === undefined) return [];
    return channels.flatMap((channel) => planFor(row, channel, person, setting) ?? []);
  });
  // Those of one moment share one message, and so one id.
  const messages = new Map(plans.map((plan) => [plan.collection, plan.message]));
  const ids = await writeMessages(tx, [...messages.values()]);
  const deliveries = plans.flatMap(({ noticeId, collection, message: { networkId, channel } }) => {
    const messageId = ids.get(messages.get(collection)?.id ?? '');
    return messageId === undefined ? [] : [{ noticeId, networkId, channel, messageId }];
  });
  await writeDeliveries(tx, deliveries);
  await clearOutbox(
    tx,
    taken.map(({ noticeId }) => noticeId),
  );
  return taken.length;
}

function planFor(
  row: OutboxRow,
  channel: DeliveryChannel,
  reach: ReachRow,
  settings: NoticeSettingsRow,
): { noticeId: string; collection: string; message: PlannedMessage } | null {
  const cadence = settings.cadences[channel];
  if (cadence === 'OFF' || !canReach(reach, channel)) return null;
  if (channel === 'EMAIL' && hasMailOfItsOwn(row.kind)) return null;
  if (!wants(settings.choices, groupOfKind[row.kind], channel)) return null;
  const zone = settings.timeZone ?? row.networkZone;
  const dueAt = whenToSend(row.now, { cadence, quiet: settings.quiet, zone });
  const collects = dueAt > row.now;
  const { noticeId, networkId, userId } = row;
  const collection = [networkId, userId, channel, collects ? dueAt.toISOString() : noticeId].join(' ');
  return { noticeId, collection, message: { id: newId(), networkId, userId, channel, dueAt, collects } };
}
