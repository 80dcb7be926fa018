import { runLauncher } from './launch/launcher.ts';

/** `pnpm start`: everything on one port, until Ctrl-C. */
process.exit(await runLauncher());
