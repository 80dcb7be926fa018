import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readEnvironment } from '../../server/src/env.ts';
import { resolverClasses } from '../../server/src/resolvers.ts';
import { serve } from '../../server/src/serve.ts';
import { ComparisonResolver } from './comparison.resolver.ts';

/**
 * The real server, and beside its own mutations those that it is measured against. The libraries see
 * NODE_ENV=production; the server's own settings are read as those of a test, which may do without rate limits.
 */
process.env['NODE_ENV'] = 'production';
await serve(readEnvironment({ ...process.env, NODE_ENV: 'test' }), [...resolverClasses, ComparisonResolver]);

// Asked by a signal: the heap right after a collection is what is held, without what waits to be thrown away.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on('SIGUSR2', () => {
  collect();
  process.stdout.write(`${JSON.stringify({ heldHeapBytes: process.memoryUsage().heapUsed })}\n`);
});
