import { readEnvironment } from '../../server/src/env.ts';
import { resolverClasses } from '../../server/src/resolvers.ts';
import { serve } from '../../server/src/serve.ts';
import { ComparisonResolver } from './comparison.resolver.ts';

// The real server, and beside its own mutations those that it is measured against.
await serve(readEnvironment(process.env), [...resolverClasses, ComparisonResolver]);
