import type { Database } from '../platform/postgres.ts';
import type { GraphqlContext } from './context.ts';
import type { IdPrefix } from './global-id.ts';

/** How a type that has an id is fetched by it. */
export interface NodeFetcher {
  readonly prefix: IdPrefix;
  /** Null when there is no such thing, or the asking person may not know of it: the two look the same. */
  fetch(database: Database, context: GraphqlContext, uuid: string): Promise<object | null>;
}
