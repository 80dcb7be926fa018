import { passkeyClient } from '@better-auth/passkey/client';
import { createAuthClient } from 'better-auth/client';

/** Sign-in is rare: the client of better-auth is loaded with the first screen that needs it. */
export const auth = createAuthClient({ basePath: '/api/auth', plugins: [passkeyClient()] });
