import { readFile } from 'node:fs/promises';
import { booksProblems } from '../testkit/books.ts';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import { actOnImport, uploaded, waitForState } from '../testkit/imports.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { toCsv } from '../testkit/spreadsheet.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { atLeast, atMost } from './figure.ts';
import { rounded, shown } from './statistics.ts';
import { withWorld } from './with-world.ts';

const mostLines = 100_000;
const memberCount = 2_000;
const batchRows = 500;
const longestMs = 30 * 60_000;
/** As on a small machine: what the import needs shows, not what Node takes because it may. */
const heapMib = 256;

/**
 * A file of deeds, as long as an import may be: uploaded, checked in a dry run, and imported, with the server's memory at
 * its highest. Beside it, on the same database in the same run, the same number of plain rows inserted 500 at a time: what
 * judging a line, and recording, capping and crediting a deed, cost beyond writing it down.
 */
export async function benchImport(bench: Bench): Promise<BenchResult> {
  const lineCount = Math.min(bench.options.rows, mostLines);
  const small = { env: { NODE_OPTIONS: `--max-old-space-size=${heapMib}` } };
  const measure = async (world: World): Promise<BenchResult> => {
    const { network, members } = await populate(world);
    const plainSeconds = await insertPlainRows(world, lineCount);
    const { client } = network.coordinator;
    const before = await memoryMib(world, 'VmRSS');
    const [id, uploadSeconds] = await timed(() => uploaded(client, network, fileOf(members, lineCount)));
    const [, checkSeconds] = await timed(async () => {
      await actOnImport(client, 'dryRunImport', id);
      return waitForState(client, id, 'CHECKED', longestMs);
    });
    const [done, runSeconds] = await timed(async () => {
      await actOnImport(client, 'startImport', id);
      return waitForState(client, id, 'DONE', longestMs);
    });
    const peak = await memoryMib(world, 'VmHWM');
    const rate = (seconds: number) => lineCount / seconds;
    const row = (what: string, seconds: number) => [what, shown(seconds), shown(rate(seconds))];
    return {
      bench: 'import',
      figures: [
        atLeast('a dry run / inserting plain rows', rounded(plainSeconds / checkSeconds), 0.025),
        atLeast('an import / inserting plain rows', rounded(plainSeconds / runSeconds), 0.015),
        atMost(`the server's memory at its highest, with a heap of ${heapMib} MiB, in MiB`, peak, 700),
        atMost('lines that were not imported', lineCount - done.doneCount, 0),
      ],
      tables: {
        [`${shown(lineCount)} lines`]: {
          columns: ['what', 'seconds', 'lines a second'],
          rows: [
            row('upload, read once', uploadSeconds),
            row('dry run', checkSeconds),
            row('import', runSeconds),
            row('plain rows, 500 at a time', plainSeconds),
          ],
        },
      },
      details: {
        lineCount,
        uploadSeconds,
        checkSeconds,
        runSeconds,
        plainSeconds,
        memoryMib: { before, peak },
      },
      booksProblems: await booksProblems(world.pool),
    };
  };
  return withWorld(bench, measure, small);
}

async function populate(world: World): Promise<{ network: Network; members: MemberPerson[] }> {
  // A point a line: one coordinator may vouch for all of it.
  const network = await world.network({ awardLimitPoints: 100_000 });
  await adoptCatalogue(network, { SWEPT: { points: 1, capCount: 1_000, capPeriod: 'YEAR' } });
  const members = await network.members(memberCount, 1);
  await world.pool.query('VACUUM ANALYZE');
  return { network, members };
}

function fileOf(members: readonly MemberPerson[], lineCount: number): string {
  // As Network.members numbers them.
  const rows = Array.from({ length: lineCount }, (_, index) => [
    String(20_000_000 + (index % members.length)),
    ...['SWEPT', `${1 + (index % 28)}/11/2568`, '1', 'กวาดลานวัดตอนเช้ากับป้าแดง', `line-${index}`],
  ]);
  return toCsv([['เลขสมาชิก', 'ความดี', 'วันที่', 'จำนวน', 'หมายเหตุ', 'รหัสรายการ'], ...rows]);
}

/** The same words in a table that only keeps them, a commit every 500 rows; in seconds. */
async function insertPlainRows(world: World, count: number): Promise<number> {
  await world.pool.query(
    'CREATE TABLE plain_row (id uuid PRIMARY KEY, member_number text, deed text, done_on date, note text, line_key text)',
  );
  const [, seconds] = await timed(async () => {
    for (let at = 0; at < count; at += batchRows) {
      await world.pool.query(
        `INSERT INTO plain_row SELECT gen_random_uuid(), (20000000 + n % 2000)::text, 'SWEPT', date '2025-11-01',
          'กวาดลานวัดตอนเช้ากับป้าแดง', 'line-' || n FROM unnest($1::integer[]) AS n`,
        [Array.from({ length: Math.min(batchRows, count - at) }, (_, index) => at + index)],
      );
    }
  });
  return seconds;
}

async function timed<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const startMs = performance.now();
  const result = await work();
  return [result, (performance.now() - startMs) / 1_000];
}

/** Of the server's process, as Linux counts it: now (VmRSS), or at its highest (VmHWM). */
async function memoryMib(world: World, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${world.server.process.pid}/status`, 'utf8');
  const kib = Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]);
  return Math.round(kib / 1_024);
}
