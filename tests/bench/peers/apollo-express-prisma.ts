import { plainSchema } from './plain-resolvers.ts';
import { sameResolvers } from './same-resolvers.ts';
import { serveExpress } from './serve-express.ts';

// The same schema written the plain way, on the same database and behind the same sign-in.
const { database, ...options } = sameResolvers();
await serveExpress(plainSchema(database.prisma), options);
