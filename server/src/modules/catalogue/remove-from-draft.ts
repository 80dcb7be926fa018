import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Executor } from '../../platform/transaction.ts';
import { type RuleKind, readRules, removeRule } from './draft-store.ts';
import { type DraftCommand, type EditDraftOutcome, editDraft } from './edit-draft.ts';

export interface RemoveFromDraftCommand extends DraftCommand {
  readonly code: string;
}

const notEmpty: FieldProblem = {
  path: ['code'],
  message: {
    th: 'ยังมีรายการอยู่ข้างใน ย้ายหรือลบข้างในก่อน',
    en: 'There is something in it: move or remove that first.',
  },
};

/**
 * Takes a category, a deed or an indicator out of a draft; what was recorded under an adopted version keeps it. INVALID
 * while there is something in it. What is not there is gone already. Outcomes: see {@link EditDraftOutcome}.
 */
export function removeFromDraft(
  deps: { readonly database: Database },
  kind: RuleKind,
  command: RemoveFromDraftCommand,
): Promise<EditDraftOutcome> {
  return editDraft(deps, command, async (tx, draft) => {
    const { categories, deeds, indicators } = await readRules(tx, draft.id);
    const { code } = command;
    const isIn = (list: readonly { readonly code: string }[]) => list.some((row) => row.code === code);
    const removal = (rows: readonly { readonly code: string }[]) =>
      isIn(rows) ? (writing: Executor) => removeRule(writing, draft.id, kind, code) : null;
    switch (kind) {
      case 'CATEGORY': {
        const isEmpty = deeds.every(({ categoryCode }) => categoryCode !== code);
        return { problems: isEmpty ? [] : [notEmpty], write: removal(categories) };
      }
      case 'DEED': {
        const isEmpty = indicators.every(({ deedCode }) => deedCode !== code);
        return { problems: isEmpty ? [] : [notEmpty], write: removal(deeds) };
      }
      case 'INDICATOR':
        return { write: removal(indicators) };
      default:
        return kind satisfies never;
    }
  });
}
