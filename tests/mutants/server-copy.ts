import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { ServerMutant } from './server-mutants.ts';

const root = resolve(import.meta.dirname, '../..');

export interface ServerCopy {
  /** From the project's root, as the testkit takes a program. */
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/**
 * A copy of server/ with the mistake in it, inside the project's cache so that it finds the same packages. Throws when a
 * text does not stand exactly once: the code has changed, and so must the mutant.
 */
export async function copyServer({ name, edits }: Pick<ServerMutant, 'name' | 'edits'>): Promise<ServerCopy> {
  const folder = join(root, '.cache/mutants', `${process.pid}-${name.replace(/\W+/g, '-')}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(root, 'server'), join(folder, 'server'), { recursive: true });
  await symlink(join(root, 'prisma'), join(folder, 'prisma'));
  const tsconfig = join(folder, 'tsconfig.json');
  await writeFile(
    tsconfig,
    JSON.stringify({
      extends: '../../../tsconfig.base.json',
      compilerOptions: {
        experimentalDecorators: true,
        emitDecoratorMetadata: false,
        useDefineForClassFields: false,
      },
      include: ['server'],
    }),
  );
  for (const { file, text, becomes } of edits) {
    const path = join(folder, 'server/src', file);
    const parts = (await readFile(path, 'utf8')).split(text);
    if (parts.length !== 2)
      throw new Error(`"${name}": "${text}" stands ${parts.length - 1} times in ${file}, not once`);
    await writeFile(path, parts.join(becomes));
  }
  return {
    program: relative(root, join(folder, 'server/src/main.ts')),
    env: { TS_NODE_PROJECT: tsconfig },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
