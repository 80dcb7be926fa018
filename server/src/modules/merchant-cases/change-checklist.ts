import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import {
  changeChecklistItem,
  checklistLimit,
  findChecklistItem,
  insertChecklistItem,
  lockChecklist,
} from './checklist-store.ts';

export type ChangeChecklistOutcome =
  | { readonly outcome: 'CHANGED'; readonly networkId: string }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

interface TextInput {
  readonly th?: string | null | undefined;
  readonly en?: string | null | undefined;
}

const labelLimit = 120;

/**
 * A coordinator adds an item at the end of the network's checklist (`itemId` null), or words one anew.
 *
 * - CHANGED: the checklist has it.
 * - INVALID: the label; or the network has twenty items.
 * - FORBIDDEN: not a coordinator of the network, or there is no such item.
 */
export async function putChecklistItem(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly networkId: string | null;
    readonly itemId: string | null;
    readonly label: TextInput;
  },
): Promise<ChangeChecklistOutcome> {
  const { userId, networkId, itemId } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  const label = localizedText(command.label);
  const problems = localizedTextProblems(['label'], label, { isRequired: true, maximumLength: labelLimit });
  return inTransaction(deps.database, async (tx) => {
    if (!isCoordinator(await findMembership(tx, networkId, userId))) return { outcome: 'FORBIDDEN' };
    const count = await lockChecklist(tx, networkId);
    const item = itemId === null ? null : await findChecklistItem(tx, itemId);
    if (itemId !== null && item?.networkId !== networkId) return { outcome: 'FORBIDDEN' };
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const words = { labelTh: label.th, labelEn: label.en };
    if (item !== null) await changeChecklistItem(tx, item.id, words);
    else if (count >= checklistLimit) return { outcome: 'INVALID', problems: [tooMany] };
    else await insertChecklistItem(tx, { id: newId(), networkId, ...words });
    return { outcome: 'CHANGED', networkId };
  });
}

/**
 * A coordinator takes an item off the checklist; what was ticked stays written down.
 *
 * - CHANGED: it is off.
 * - FORBIDDEN: not a coordinator of its network, or there is no such item (any more).
 */
export async function removeChecklistItem(
  deps: { readonly database: Database },
  command: { readonly userId: string; readonly itemId: string | null },
): Promise<ChangeChecklistOutcome> {
  const { userId, itemId } = command;
  if (itemId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const item = await findChecklistItem(tx, itemId);
    if (item === null || !isCoordinator(await findMembership(tx, item.networkId, userId))) {
      return { outcome: 'FORBIDDEN' };
    }
    await changeChecklistItem(tx, item.id, { removedAt: new Date() });
    return { outcome: 'CHANGED', networkId: item.networkId };
  });
}

const tooMany: FieldProblem = {
  path: ['label'],
  message: {
    th: `มีได้ไม่เกิน ${checklistLimit} ข้อ`,
    en: `A checklist has at most ${checklistLimit} items.`,
  },
};
