import * as v from 'valibot';
import type { Executor } from '../../platform/transaction.ts';

/** What came of one member of a group. */
export const groupStatuses = [
  'RECORDED',
  'CAP_REACHED',
  'UNKNOWN_NUMBER',
  'NOT_A_MEMBER',
  'ONESELF',
] as const;
export type GroupStatus = (typeof groupStatuses)[number];

export interface GroupAnswer {
  readonly memberNumber: string;
  readonly status: GroupStatus;
}

const answersSchema = v.array(v.object({ memberNumber: v.string(), status: v.picklist(groupStatuses) }));

export interface GroupKey {
  readonly networkId: string;
  readonly recordedBy: string;
  readonly idempotencyKey: string;
}

/**
 * Begins a group. False when this recorder used the key before: the unique key decides, and one who comes at the same
 * moment waits here until the other is done.
 */
export async function insertGroup(
  tx: Executor,
  group: GroupKey & { readonly id: string; readonly inputHash: Uint8Array<ArrayBuffer> },
): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    INSERT INTO deed_group (id, network_id, recorded_by, idempotency_key, input_hash)
    VALUES (${group.id}::uuid, ${group.networkId}::uuid, ${group.recordedBy}::uuid, ${group.idempotencyKey}, ${group.inputHash})
    ON CONFLICT (recorded_by, idempotency_key) DO NOTHING`;
  return inserted === 1;
}

/** What the key was answered with before, and the hash of what was asked. */
export async function findGroup(executor: Executor, key: GroupKey) {
  const { recordedBy, idempotencyKey } = key;
  const row = await executor.deedGroup.findUnique({
    where: { recordedBy_idempotencyKey: { recordedBy, idempotencyKey } },
  });
  return row === null
    ? null
    : { inputHash: row.inputHash, answers: v.parse(answersSchema, row.answers) as readonly GroupAnswer[] };
}

export async function keepGroupAnswers(
  tx: Executor,
  id: string,
  answers: readonly GroupAnswer[],
): Promise<void> {
  await tx.deedGroup.update({
    where: { id },
    data: { answers: answers.map(({ memberNumber, status }) => ({ memberNumber, status })) },
  });
}
