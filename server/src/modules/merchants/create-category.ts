import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { categoryLimit, insertCategory } from './category-store.ts';
import { deepest } from './category-tree.ts';
import { type CategoryInput, readCategoryInput } from './category-values.ts';
import {
  type CategoryCommand,
  type CategoryOutcome,
  editCategories,
  findCategory,
  tooDeep,
} from './edit-categories.ts';

export interface CreateCategoryCommand extends CategoryCommand, CategoryInput {
  /** Null: at the root. */
  readonly parentCode: string | null;
}

/**
 * A coordinator adds a kind of shop, at the end of its level.
 *
 * - DONE: the network whose tree has it now.
 * - FORBIDDEN: no coordinator of this network, or no such network.
 * - INVALID: a wrong field, a parent that is not there or on the third level, or 200 kinds already.
 */
export function createCategory(
  deps: { readonly database: Database },
  command: CreateCategoryCommand,
): Promise<CategoryOutcome> {
  // It is not without a name: an empty one is refused as such.
  const reading = readCategoryInput({ ...command, name: command.name ?? {} });
  return editCategories(deps, command, async (tx, tree, networkId) => {
    const { parentCode } = command;
    const parent = parentCode === null ? null : findCategory(tree, parentCode, ['parentCode']);
    const depth = (parent?.category?.depth ?? 0) + 1;
    const problems: FieldProblem[] = [...reading.problems, ...(parent?.problems ?? [])];
    if (depth > deepest) problems.push({ path: ['parentCode'], message: tooDeep });
    if (tree.length >= categoryLimit) problems.push(tooMany);
    if (problems.length > 0) return problems;
    const level = tree.filter((row) => row.parentCode === parentCode);
    const { nameTh = '', nameEn = '', pictureKey = null } = reading.change;
    await insertCategory(tx, {
      ...{ networkId, nameTh, nameEn, pictureKey, parentCode, depth },
      // Nobody reads it: a random part of a UUID keeps two kinds of one name apart.
      code: `K_${newId().replaceAll('-', '').slice(-16).toUpperCase()}`,
      position: Math.max(-1, ...level.map(({ position }) => position)) + 1,
    });
    return [];
  });
}

const tooMany: FieldProblem = {
  path: ['networkId'],
  message: { th: `มีประเภทร้านครบ ${categoryLimit} แล้ว`, en: `There are ${categoryLimit} categories already.` },
};
