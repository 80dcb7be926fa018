import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Database } from '../platform/postgres.ts';
import type { GraphqlContext } from './context.ts';
import { fromGlobalId, prefixOf } from './global-id.ts';
import { NodeType } from './node.type.ts';
import type { NodeFetcher } from './node-fetcher.ts';

@Resolver()
export class NodeResolver {
  constructor(
    private readonly deps: {
      readonly database: Database;
      readonly nodes: ReadonlyMap<string, NodeFetcher>;
    },
  ) {}

  @Query(() => NodeType, {
    nullable: true,
    description:
      'Anything by its id; null when there is no such thing, or it is not for the caller to know of.',
  })
  async node(
    @Arg('id', () => ID, { description: 'As another answer gave it.' }) id: string,
    @Ctx() context: GraphqlContext,
  ): Promise<object | null> {
    const fetcher = this.deps.nodes.get(prefixOf(id) ?? '');
    const uuid = fetcher === undefined ? null : fromGlobalId(fetcher.prefix, id);
    return fetcher === undefined || uuid === null ? null : fetcher.fetch(this.deps.database, context, uuid);
  }
}
