import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { LaunchError } from './lib/launch-error.ts';
import { projectRoot } from './lib/project.ts';
import { runScript } from './lib/run-script.ts';
import { codeSchema, printSorted, schemaFile } from './schema/emitted-schema.ts';
import { announcedPaths, breakingChanges, withoutDescription } from './schema/findings.ts';

/** `pnpm schema:check`: the committed schema is the code's, is described, keeps the contract and breaks no client. */
await runScript(async () => {
  const schema = codeSchema();
  const checks: [string, string[]][] = [
    ['schema/schema.graphql is what the code emits', drift(schema)],
    ['everything has a description', withoutDescription(schema)],
    ['all of schema/core.graphql is there', await missingFromContract(schema)],
    ...(await sinceEarlier(schema)),
  ];
  for (const [promise, findings] of checks) {
    console.log(`${findings.length === 0 ? '✓' : '✗'} ${promise}`);
    for (const finding of findings) console.log(`    ${finding}`);
  }
  const broken = checks.filter(([, findings]) => findings.length > 0).length;
  if (broken > 0) throw new LaunchError(`Schema: ${broken} of ${checks.length} checks failed.`);
});

function drift(schema: GraphQLSchema): string[] {
  const committed = existsSync(schemaFile) ? readFileSync(schemaFile, 'utf8') : '';
  const emitted = printSorted(schema);
  if (committed === emitted) return [];
  const committedLines = committed.split('\n');
  const line = emitted.split('\n').findIndex((text, index) => text !== committedLines[index]);
  return [`they differ from line ${line + 1} on: run pnpm schema:emit and commit what it writes`];
}

async function missingFromContract(schema: GraphQLSchema): Promise<string[]> {
  const contract = buildSchema(readFileSync(join(projectRoot, 'schema/core.graphql'), 'utf8'));
  return (await breakingChanges(contract, schema)).map((change) => change.message);
}

async function sinceEarlier(schema: GraphQLSchema): Promise<[string, string[]][]> {
  const earlier = earlierSchema();
  if (earlier === null) {
    console.log('- there is no earlier schema in the history to compare with');
    return [];
  }
  const announced = announcedPaths(readFileSync(join(projectRoot, 'schema/breaking-changes.md'), 'utf8'));
  const changes = await breakingChanges(buildSchema(earlier.source), schema);
  return [
    [
      `nothing breaks unannounced since ${earlier.reference}`,
      changes
        .filter((change) => !announced.has(change.path))
        .map((change) => `${change.path}: ${change.message}`),
    ],
  ];
}

/** As it is on the shared main branch; on that very commit, as it was before it. */
function earlierSchema(): { reference: string; source: string } | null {
  const head = git('rev-parse', 'HEAD');
  for (const reference of ['origin/main', 'main', 'HEAD~1']) {
    const commit = git('rev-parse', '--verify', '--quiet', `${reference}^{commit}`);
    if (commit === null || commit === head) continue;
    const source = git('show', `${commit}:schema/schema.graphql`);
    if (source !== null) return { reference, source };
  }
  return null;
}

function git(...parameters: string[]): string | null {
  try {
    return execFileSync('git', parameters, {
      cwd: projectRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trimEnd();
  } catch {
    return null;
  }
}
