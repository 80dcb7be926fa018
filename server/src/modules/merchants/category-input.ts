import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Executor } from '../../platform/transaction.ts';
import { isCategory } from './merchant-store.ts';

/** As the table's CHECK has it; nothing else is worth asking the database. */
const codePattern = /^[A-Z][A-Z0-9_]{0,31}$/;

/** What is wrong with the network or the category that a shop names; empty when nothing is. */
export async function categoryProblems(
  executor: Executor,
  networkId: string | null,
  category: string,
): Promise<FieldProblem[]> {
  if (networkId !== null && codePattern.test(category) && (await isCategory(executor, networkId, category))) {
    return [];
  }
  const network =
    networkId === null
      ? null
      : await executor.network.findUnique({ where: { id: networkId }, select: { id: true } });
  if (network === null) {
    return [{ path: ['networkId'], message: { th: 'ไม่พบชุมชนนี้', en: 'There is no such community.' } }];
  }
  return [{ path: ['category'], message: { th: 'ไม่มีประเภทร้านนี้', en: 'There is no such kind of shop.' } }];
}
