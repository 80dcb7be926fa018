import type { Logger } from './platform/logger.ts';
import type { Database } from './platform/postgres.ts';
import type { Accelerator } from './platform/redis.ts';

/** What the composition root hands to the resolvers. Each names in its constructor the few of these that it needs. */
export interface Deps {
  readonly database: Database;
  readonly redis: Accelerator;
  readonly logger: Logger;
}
