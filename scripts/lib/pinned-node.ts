import { pinnedNodeVersion } from './project.ts';

/**
 * Imported first by the scripts that people start. They run on the Node that the package `node` brings, whatever the
 * machine has; another one was chosen by hand and may not even load the rest, so it is refused before anything else.
 */
const pinned = pinnedNodeVersion();
if (process.versions.node !== pinned) {
  console.error(
    `This is Node ${process.versions.node}, and Kwamdee runs on ${pinned}, which it installs itself: ` +
      'start it through npx -y pnpm@10, as in npx -y pnpm@10 start.',
  );
  process.exit(1);
}
