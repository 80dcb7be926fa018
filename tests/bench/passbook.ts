import { TypeID } from 'typeid-js';
import { Client } from '../testkit/client.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { atMost } from './figure.ts';
import { makeLongPassbook, redeemMeanwhile } from './long-lists.ts';
import { populate, tokenOf } from './population.ts';
import { measureLoad, playRounds, type Side, scenarioTable } from './rounds.ts';
import { withWorld } from './with-world.ts';

const lineCount = 10_000;
const pageSize = 20;
const laterPage = 500;

const document = `query ($id: ID!, $first: Int!, $after: String, $filter: PassbookFilterInput) {
  node(id: $id) { ... on Member { passbook(first: $first, after: $after, filter: $filter) {
    nodes { id points balanceAfter checkCode } pageInfo { endCursor } } } } }`;

/** Each narrows the whole book, so that there is a 500th page. */
const filters: Readonly<Record<string, object | null>> = {
  'no filter': null,
  'what came in': { direction: 'IN' },
  'one kind': { kind: 'AWARD' },
  'the days': { from: '2020-01-01', to: '2100-01-01' },
  'a word': { search: 'ช่วยงานวัด' },
};

/** A passbook of 10,000 lines: the 500th page beside the first, with and without filters, one at a time. */
export function benchPassbook(bench: Bench): Promise<BenchResult> {
  return withWorld(bench, async (world) => {
    const { network, offerIds } = await populate(world, { members: 1_000, offers: 1 });
    await redeemMeanwhile(world, TypeID.fromString(offerIds[0] ?? '').toUUID(), lineCount * 2);
    bench.report(`making ${lineCount} lines of a passbook`);
    await makeLongPassbook(world, network, lineCount);
    await world.pool.query('VACUUM ANALYZE');
    const id = await memberId(world);
    const sides: Side[] = [];
    for (const [name, filter] of Object.entries(filters)) {
      const first = { id, first: pageSize, filter, after: null };
      sides.push(sideOf(bench, world, `${name}, page 1`, first));
      const later = { ...first, after: await cursorOf(world, first) };
      sides.push(sideOf(bench, world, `${name}, page ${laterPage}`, later));
    }
    await world.pool.query('VACUUM ANALYZE passbook_line');
    const rounds = await playRounds(bench, sides);
    const measured = rounds.scenarios();
    return {
      bench: 'passbook',
      figures: Object.keys(filters).map((name) =>
        atMost(
          `passbook of ${lineCount} lines, ${name}: p50 of page ${laterPage} / page 1`,
          rounds.ratio(`${name}, page ${laterPage}`, `${name}, page 1`, (m) => m.p50Ms),
          1.5,
        ),
      ),
      tables: { 'One page at a time': scenarioTable(measured) },
      scenarios: measured,
    };
  });
}

async function memberId(world: World): Promise<string> {
  const { rows } = await world.pool.query<{ id: string }>(
    `SELECT id FROM membership WHERE member_number = '20000001'`,
  );
  return TypeID.fromUUID('member', rows[0]?.id ?? '').toString();
}

/** Where the later page begins: leafed through by the largest pages there are. */
async function cursorOf(world: World, variables: Readonly<Record<string, unknown>>): Promise<string | null> {
  const client = new Client(world.server.url, tokenOf(1));
  const largest = 100;
  let after: string | null = null;
  for (let read = 0; read < pageSize * (laterPage - 1); read += largest) {
    const first = Math.min(pageSize * (laterPage - 1) - read, largest);
    const answer: { node: { passbook: { pageInfo: { endCursor: string | null } } } } = await client.ask(
      document,
      { ...variables, first, after },
    );
    after = answer.node.passbook.pageInfo.endCursor ?? after;
  }
  return after;
}

function sideOf(
  bench: Bench,
  world: World,
  name: string,
  variables: Readonly<Record<string, unknown>>,
): Side {
  const scenario = {
    ...{ name, document, variables, urls: [world.server.url], members: 1, expected: '"endCursor":' },
  };
  return {
    name,
    measure: (seconds) =>
      measureLoad(bench, scenario, { kind: 'closed', connections: 1, seconds }, [
        world.server.process.pid ?? 0,
      ]),
  };
}
