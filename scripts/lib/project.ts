import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The checkout's root folder. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** Everything that can be made again: stamps, test services. Not committed. */
export const cacheDirectory = join(projectRoot, '.cache');

/** The migrations as `prisma migrate` lays them out. */
export const migrationsDirectory = join(projectRoot, 'prisma/migrations');

/** The Node version that the package `node` in devDependencies pins; every script runs on it. */
export function pinnedNodeVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  if (
    typeof manifest === 'object' &&
    manifest !== null &&
    'devDependencies' in manifest &&
    typeof manifest.devDependencies === 'object' &&
    manifest.devDependencies !== null &&
    'node' in manifest.devDependencies &&
    typeof manifest.devDependencies.node === 'string'
  ) {
    return manifest.devDependencies.node;
  }
  throw new Error('package.json names no version of the package node');
}
