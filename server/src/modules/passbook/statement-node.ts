import type { NodeFetcher } from '../../graphql/node-fetcher.ts';
import { Statement } from './statement.type.ts';
import { findOwnStatement } from './statement-store.ts';

/** For the member whose statement it is. */
export const statementNode: NodeFetcher = {
  prefix: 'statement',
  async fetch(database, context, id) {
    if (context.actor === null) return null;
    const row = await findOwnStatement(database.prisma, id, context.actor.userId);
    return row === null ? null : new Statement(row);
  },
};
