import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import type { Database } from '../../platform/postgres.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { Import, ImportConnection } from './import.type.ts';
import { mayImport } from './import-policy.ts';
import { countImports, listImports } from './import-store.ts';

@Resolver(() => Network)
export class NetworkImportsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => ImportConnection, {
    description:
      'Files that coordinators brought, the newest first. Coordinators only (FORBIDDEN in errors otherwise).',
  })
  async imports(
    @Root() { row }: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<Import>> {
    if (!mayImport(await viewerMembership(context, row.id))) throw forbidden();
    const page = readPage(args, isIdKey);
    const rows = await listImports(this.deps.database, {
      networkId: row.id,
      limit: page.limit,
      beforeId: page.after?.[0] ?? null,
    });
    return toConnection(rows, page, {
      toNode: (each) => new Import(each),
      keyOf: (each) => [each.id],
      countAll: () => countImports(this.deps.database, row.id),
    });
  }
}
