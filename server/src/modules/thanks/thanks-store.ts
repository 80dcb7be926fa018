import type { ThanksState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';

export interface ThanksNoteRow {
  readonly id: string;
  readonly networkId: string;
  /** Memberships. */
  readonly senderId: string;
  readonly receiverId: string;
  readonly message: string;
  readonly state: ThanksState;
  readonly isOpen: boolean;
  readonly isQuiet: boolean;
  readonly createdAt: Date;
  /** Of the gift that came with it; null when none did. */
  readonly points: number | null;
}

/** Shared by the reads of this module: a ThanksNoteRow from `note`. */
export const selectThanks = `
  SELECT note.id, note.network_id AS "networkId", note.sender_id AS "senderId", note.receiver_id AS "receiverId",
    note.message, note.state, note.is_open AS "isOpen", note.is_quiet AS "isQuiet", note.created_at AS "createdAt",
    gift.points
  FROM thanks_note note LEFT JOIN gift ON gift.id = note.gift_id AND gift.network_id = note.network_id`;

/** Why points did not go with a note, as give_points says it. */
export type GiftRefusal =
  | 'SELF'
  | 'NOT_A_MEMBER'
  | 'SAME_HOUSEHOLD'
  | 'OVER_LIMIT'
  | 'PAIR_USED'
  | 'ALLOWANCE_USED'
  | 'FUND_EMPTY'
  | 'IDEMPOTENCY_CONFLICT'
  | 'REPLAYED';

export interface ThanksRequest {
  readonly id: string;
  readonly giftId: string;
  readonly networkId: string;
  readonly senderId: string;
  readonly receiverId: string;
  readonly message: string;
  readonly points: number | null;
  readonly idempotencyKey: string;
}

export type ThanksAnswer =
  | { readonly status: 'SENT' | 'REPLAYED'; readonly thanksId: string; readonly isQuiet: boolean }
  | {
      readonly status:
        | 'IDEMPOTENCY_CONFLICT'
        | 'SELF'
        | 'NOT_A_MEMBER'
        | 'NO_RECEIVER'
        | 'DAY_LIMIT'
        | 'PAIR_LIMIT';
    }
  | { readonly status: 'GIFT_REFUSED'; readonly giftStatus: GiftRefusal };

/** Writes a note, and the gift that goes with it. The locks and the limits are in the SQL function send_thanks. */
export async function writeThanks(executor: Executor, request: ThanksRequest): Promise<ThanksAnswer> {
  const [answer] = await executor.$queryRaw<ThanksAnswer[]>`
    SELECT status, thanks_id AS "thanksId", is_quiet AS "isQuiet", gift_status AS "giftStatus"
    FROM send_thanks(
      ${request.networkId}::uuid, ${request.id}::uuid, ${request.senderId}::uuid, ${request.receiverId}::uuid,
      ${request.message}, ${request.points}::integer, ${request.giftId}::uuid, ${request.idempotencyKey})`;
  if (answer === undefined) throw new Error('send_thanks did not answer');
  return answer;
}

/** True when this person has used the key before, for whatever. */
export async function isThanksKeyUsed(
  executor: Executor,
  senderId: string,
  idempotencyKey: string,
): Promise<boolean> {
  return (await executor.thanksNote.count({ where: { senderId, idempotencyKey } })) > 0;
}

/** The receiver's step with a note that is theirs: false when there is no such note for them. */
export async function settleNote(
  executor: Executor,
  note: { readonly id: string; readonly receiverUserId: string },
  change: { readonly state: ThanksState; readonly isOpen: boolean },
): Promise<boolean> {
  const { count } = await executor.thanksNote.updateMany({
    where: { id: note.id, isQuiet: false, receiver: { userId: note.receiverUserId } },
    data: change,
  });
  return count > 0;
}

/** A note that this person has received and may see; null for every other. */
export async function findReceivedNote(
  executor: Executor,
  id: string,
  receiverUserId: string,
): Promise<{ readonly networkId: string; readonly senderId: string; readonly receiverId: string } | null> {
  return executor.thanksNote.findFirst({
    where: { id, isQuiet: false, receiver: { userId: receiverUserId } },
    select: { networkId: true, senderId: true, receiverId: true },
  });
}

export interface QuietPair {
  readonly networkId: string;
  readonly receiverId: string;
  readonly senderId: string;
}

/** See quiet_thanks: also what waits from the sender is put away. */
export async function quietSender(executor: Executor, pair: QuietPair): Promise<void> {
  await executor.$executeRaw`
    SELECT quiet_thanks(${pair.networkId}::uuid, ${pair.receiverId}::uuid, ${pair.senderId}::uuid)`;
}

/** Whatever was sent into the silence stays there. */
export async function endQuiet(executor: Executor, pair: QuietPair): Promise<void> {
  const { receiverId, senderId } = pair;
  await executor.thanksQuiet.deleteMany({ where: { receiverId, senderId } });
}

/** Batch load for {@link Loaders}. */
export async function loadThanksById(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ThanksNoteRow>> {
  const { rows } = await database.pool.query<ThanksNoteRow>({
    name: 'load_thanks',
    text: `${selectThanks} WHERE note.id = ANY ($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}
