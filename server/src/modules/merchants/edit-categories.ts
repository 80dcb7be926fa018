import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { findMembership } from '../members/membership-store.ts';
import { type CategoryRow, lockCategories } from './category-store.ts';

export interface CategoryCommand {
  readonly userId: string;
  readonly networkId: string | null;
}

/** What becomes of a coordinator's change of the tree. */
export type CategoryOutcome =
  | { readonly outcome: 'DONE'; readonly networkId: string }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/** One change of the tree under its lock; `edit` answers with what is wrong, before it has written anything. */
export async function editCategories(
  deps: { readonly database: Database },
  { userId, networkId }: CategoryCommand,
  edit: (tx: Executor, tree: readonly CategoryRow[], networkId: string) => Promise<readonly FieldProblem[]>,
): Promise<CategoryOutcome> {
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx): Promise<CategoryOutcome> => {
    const tree = await lockCategories(tx, networkId);
    if (tree === null || !isCoordinator(await findMembership(tx, networkId, userId))) {
      return { outcome: 'FORBIDDEN' };
    }
    const problems = await edit(tx, tree, networkId);
    return problems.length === 0 ? { outcome: 'DONE', networkId } : { outcome: 'INVALID', problems };
  });
}

/** The kind of this code, or the problem that there is none. */
export function findCategory(
  tree: readonly CategoryRow[],
  code: string,
  path: readonly string[],
):
  | { readonly category: CategoryRow; readonly problems: readonly [] }
  | { readonly category: null; readonly problems: readonly FieldProblem[] } {
  const category = tree.find((row) => row.code === code);
  if (category !== undefined) return { category, problems: [] };
  return { category: null, problems: [{ path, message: noSuchCategory }] };
}

export const noSuchCategory: Message = { th: 'ไม่มีประเภทนี้', en: 'There is no such category.' };
export const inUse: Message = {
  th: 'มีร้านอยู่ในประเภทนี้ ลบไม่ได้ แต่รวมเข้ากับประเภทอื่นได้',
  en: 'Shops are in this category. It cannot be removed, but it can be merged into another.',
};
export const tooDeep: Message = { th: 'แบ่งย่อยได้ไม่เกิน 3 ชั้น', en: 'The tree has at most 3 levels.' };
export const belowItself: Message = {
  th: 'ย้ายไปอยู่ใต้ตัวเองไม่ได้',
  en: 'A category cannot go below itself.',
};
