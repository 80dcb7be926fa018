import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { isCalendarDate } from '../../graphql/calendar-date.ts';
import { type Connection, ConnectionArgs, readPage, toConnection } from '../../graphql/connection.ts';
import type { Database } from '../../platform/postgres.ts';
import { Network } from '../networks/network.type.ts';
import { findHealth } from './health-store.ts';
import { LedgerHead, LedgerHeadConnection } from './ledger-head.type.ts';
import { LedgerHealth } from './ledger-health.type.ts';
import { countHeads, listHeads } from './proof-store.ts';

@Resolver(() => Network)
export class NetworkLedgerResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => LedgerHeadConnection, {
    description: 'The published heads of its ledger, newest first. For everybody.',
  })
  async ledgerHeads(
    @Root() network: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
  ): Promise<Connection<LedgerHead>> {
    const page = readPage(args, isWeekKey);
    const rows = await listHeads(this.deps.database, {
      networkId: network.row.id,
      limit: page.limit,
      beforeWeek: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (row) => new LedgerHead(row),
      keyOf: (row) => [row.week],
      countAll: () => countHeads(this.deps.database, network.row.id),
    });
  }

  @FieldResolver(() => LedgerHealth, {
    nullable: true,
    description: 'What the last look at the books found, each night; null before the first. For everybody.',
  })
  async ledgerHealth(@Root() network: Network): Promise<LedgerHealth | null> {
    const row = await findHealth(this.deps.database, network.row.id);
    return row === null ? null : new LedgerHealth(row);
  }
}

function isWeekKey(parts: readonly unknown[]): parts is readonly [week: string] {
  return parts.length === 1 && typeof parts[0] === 'string' && isCalendarDate(parts[0]);
}
