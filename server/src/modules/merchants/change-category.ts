import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import {
  deleteCategory,
  isCategoryInUse,
  lockCategory,
  moveShops,
  placeCategories,
  changeCategory as write,
} from './category-store.ts';
import { branchOf, deepest, heightOf, type MoveRefusal, placementsOfMove } from './category-tree.ts';
import { type CategoryInput, readCategoryInput } from './category-values.ts';
import {
  belowItself,
  type CategoryCommand,
  type CategoryOutcome,
  editCategories,
  findCategory,
  inUse,
  noSuchCategory,
  tooDeep,
} from './edit-categories.ts';

type Deps = { readonly database: Database };
type Command = CategoryCommand & { readonly code: string };

/**
 * A coordinator renames a kind of shop, or gives it another picture. What is left out stays as it is.
 *
 * - DONE: the network with its tree.
 * - FORBIDDEN: no coordinator of this network, or no such network.
 * - INVALID: no such kind, or a wrong field.
 */
export function renameCategory(deps: Deps, command: Command & CategoryInput): Promise<CategoryOutcome> {
  const { change, problems } = readCategoryInput(command);
  return editCategories(deps, command, async (tx, tree, networkId) => {
    const found = findCategory(tree, command.code, ['code']);
    const wrong = [...found.problems, ...problems];
    if (wrong.length === 0) await write(tx, { networkId, code: command.code }, change);
    return wrong;
  });
}

/**
 * A coordinator hangs a kind, with all below it, somewhere else in the tree, or elsewhere on its level.
 *
 * - DONE: the network with its tree.
 * - FORBIDDEN: no coordinator of this network, or no such network.
 * - INVALID: no such kind, parent or neighbour; below itself; or more than three levels.
 */
export function moveCategory(
  deps: Deps,
  command: Command & { readonly parentCode: string | null; readonly beforeCode: string | null },
): Promise<CategoryOutcome> {
  return editCategories(deps, command, async (tx, tree, networkId) => {
    const found = findCategory(tree, command.code, ['code']);
    if (found.category === null) return found.problems;
    const placements = placementsOfMove(tree, command);
    if (typeof placements === 'string') return [moveProblems[placements]];
    if (placements.length > 0) await placeCategories(tx, networkId, placements);
    return [];
  });
}

const moveProblems: Record<MoveRefusal, FieldProblem> = {
  BELOW_ITSELF: { path: ['parentCode'], message: belowItself },
  TOO_DEEP: { path: ['parentCode'], message: tooDeep },
  NO_PARENT: { path: ['parentCode'], message: noSuchCategory },
  NO_SIBLING: {
    path: ['beforeCode'],
    message: { th: 'ไม่มีประเภทนี้ในชั้นเดียวกัน', en: 'There is no such category on that level.' },
  },
};

/**
 * A coordinator makes one kind part of another: its shops and what is below it go there, and it is gone.
 *
 * - DONE: the network with its tree.
 * - FORBIDDEN: no coordinator of this network, or no such network.
 * - INVALID: no such kinds; into itself or its own branch; or more than three levels.
 */
export function mergeCategory(
  deps: Deps,
  command: Command & { readonly intoCode: string },
): Promise<CategoryOutcome> {
  const { code, intoCode } = command;
  return editCategories(deps, command, async (tx, tree, networkId) => {
    const found = [findCategory(tree, code, ['code']), findCategory(tree, intoCode, ['intoCode'])];
    const problems = found.flatMap((each) => each.problems);
    if (problems.length > 0) return problems;
    const [, into] = found;
    if (branchOf(tree, code).includes(intoCode)) return [{ path: ['intoCode'], message: belowItself }];
    if ((into?.category?.depth ?? 0) + heightOf(tree, code) - 1 > deepest) {
      return [{ path: ['intoCode'], message: tooDeep }];
    }
    await lockCategory(tx, networkId, code);
    await moveShops(tx, networkId, { from: code, to: intoCode });
    let left = [...tree];
    for (const child of tree.filter((row) => row.parentCode === code)) {
      const placements = placementsOfMove(left, { code: child.code, parentCode: intoCode, beforeCode: null });
      if (typeof placements === 'string') throw new Error(`a merge that fits did not: ${placements}`);
      const placed = new Map(placements.map((placement) => [placement.code, placement]));
      left = left.map((row) => ({ ...row, ...placed.get(row.code) }));
      await placeCategories(tx, networkId, placements);
    }
    await deleteCategory(tx, networkId, code);
    return [];
  });
}

/**
 * A coordinator removes a kind that no shop has.
 *
 * - DONE: the network with its tree.
 * - FORBIDDEN: no coordinator of this network, or no such network.
 * - INVALID: no such kind; a shop has it, or other kinds are below it.
 */
export function removeCategory(deps: Deps, command: Command): Promise<CategoryOutcome> {
  const { code } = command;
  return editCategories(deps, command, async (tx, tree, networkId) => {
    const found = findCategory(tree, code, ['code']);
    if (found.category === null) return found.problems;
    if (tree.some((row) => row.parentCode === code)) return [{ path: ['code'], message: hasParts }];
    await lockCategory(tx, networkId, code);
    if (await isCategoryInUse(tx, networkId, code)) return [{ path: ['code'], message: inUse }];
    await deleteCategory(tx, networkId, code);
    return [];
  });
}

const hasParts: Message = {
  th: 'มีประเภทย่อยอยู่ใต้ประเภทนี้ ย้ายออกก่อนจึงจะลบได้',
  en: 'Other categories are below it. Move them before you remove it.',
};
