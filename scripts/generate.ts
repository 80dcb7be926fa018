import { generateCode } from './lib/generated-code.ts';
import { createProgress } from './lib/progress.ts';
import { runScript } from './lib/run-script.ts';

/** `pnpm generate`: the database client, the web app's types and its trusted documents, where they are out of date. */
await runScript(() => generateCode({ progress: createProgress(process.stdout), buildWeb: false }));
