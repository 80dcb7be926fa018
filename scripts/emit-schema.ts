import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { projectRoot } from './lib/project.ts';
import { runScript } from './lib/run-script.ts';
import { codeSchema, printSorted, schemaFile } from './schema/emitted-schema.ts';

/** `pnpm schema:emit`: writes the API's schema from the code, for the web app and for everybody who reads it. */
await runScript(async () => {
  mkdirSync(dirname(schemaFile), { recursive: true });
  writeFileSync(schemaFile, printSorted(codeSchema()));
  console.log(`✓ ${relative(projectRoot, schemaFile)}`);
});
