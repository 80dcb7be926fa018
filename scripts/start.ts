import './lib/pinned-node.ts';

// Only now: what follows needs the pinned Node to load at all.
const { runLauncher } = await import('./launch/launcher.ts');

/** `pnpm start`: everything on one port, until Ctrl-C. */
process.exit(await runLauncher());
