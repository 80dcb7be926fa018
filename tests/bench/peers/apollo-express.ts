import { sameResolvers } from './same-resolvers.ts';
import { serveExpress } from './serve-express.ts';

// Our resolvers behind another door: what differs is how requests are served.
const { schema, ...options } = sameResolvers();
await serveExpress(schema, options);
