import { TypeID } from 'typeid-js';
import { Client } from '../testkit/client.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { atMost } from './figure.ts';
import type { Scenario } from './load/plan.ts';
import { makeLongCatalogue, makeLongPassbook, rareTerm, redeemMeanwhile, usualTerm } from './long-lists.ts';
import { explainWhatRuns } from './plans.ts';
import { populate, tokenOf } from './population.ts';
import { measureLoad, playRounds, type Side, scenarioTable } from './rounds.ts';
import { shown } from './statistics.ts';
import { withWorld } from './with-world.ts';

const memberCount = 10_000;
/** As many as one may have; the shelf is arranged shop by shop. */
const offersOfAShop = 200;
const pageSize = 20;
const laterPage = 1_000;

const catalogueDocument = `query ($slug: String!, $first: Int!, $after: String, $search: String) {
  network(slug: $slug) { page: offers(first: $first, after: $after, search: $search) {
    nodes { id title costPoints } pageInfo { endCursor } } } }`;
const passbookDocument = `query ($id: ID!, $first: Int!, $after: String) {
  network: node(id: $id) { ... on Member { page: passbook(first: $first, after: $after) {
    nodes { id } pageInfo { endCursor } } } } }`;

interface PageAnswer {
  readonly network: { readonly page: { readonly pageInfo: { readonly endCursor: string } } };
}

/**
 * Long lists: a catalogue of a million offers (`--rows`), searched and not, and a passbook of a million lines. The
 * 1,000th page beside the first, asked one at a time on one connection. The plans are those that PostgreSQL logged for
 * the server's own statements.
 */
export function benchPages(bench: Bench): Promise<BenchResult> {
  return withWorld(bench, async (world) => {
    const { rows } = bench.options;
    const shops = Math.ceil(rows / offersOfAShop);
    const { network, offerIds } = await populate(world, { members: memberCount, offers: 1, shops });
    await redeemMeanwhile(world, TypeID.fromString(offerIds[0] ?? '').toUUID(), rows / 10);
    bench.report(`making ${shown(rows)} offers`);
    await makeLongCatalogue(world, rows);
    bench.report(`making ${shown(rows)} lines of a passbook`);
    await makeLongPassbook(world, network, rows);
    await world.pool.query('VACUUM ANALYZE');
    const pages = await pagesOf(world, network.slug);
    const seconds = Math.min(bench.options.secondsEach, 1);
    const rounds = await playRounds(
      { ...bench, options: { ...bench.options, secondsEach: seconds } },
      Object.entries(pages).map(([name, page]) => sideOf(bench, world, name, page)),
    );
    const ratio = (list: string) =>
      rounds.ratio(`${list}, page ${laterPage}`, `${list}, page 1`, (m) => m.p50Ms);
    const measured = rounds.scenarios();
    return {
      bench: 'pages',
      figures: [
        atMost(`catalogue of ${shown(rows)}: p50 of page 1,000 / page 1`, ratio('catalogue'), 1.5),
        atMost(
          `search in a catalogue of ${shown(rows)}: p50 of a rare word / page 1 of all`,
          rounds.ratio('rare word', 'catalogue, page 1', (m) => m.p50Ms),
          5,
        ),
        atMost(`passbook of ${shown(rows)}: p50 of page 1,000 / page 1`, ratio('passbook'), 1.5),
      ],
      tables: { 'One page at a time': scenarioTable(measured) },
      listings: await plansOf(bench, world, pages),
      scenarios: measured,
    };
  });
}

interface Page {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

async function pagesOf(world: World, slug: string): Promise<Record<string, Page>> {
  const { rows } = await world.pool.query<{ id: string }>(
    `SELECT id FROM membership WHERE member_number = '20000001'`,
  );
  const id = TypeID.fromUUID('member', rows[0]?.id ?? '').toString();
  const first = pageSize;
  const catalogue = { document: catalogueDocument, variables: { slug, first } };
  const passbook = { document: passbookDocument, variables: { id, first } };
  const search = (term: string) => ({ ...catalogue, variables: { slug, first, search: term } });
  return {
    'catalogue, page 1': catalogue,
    [`catalogue, page ${laterPage}`]: await turnedTo(world, catalogue),
    'usual word, page 1': search(usualTerm),
    [`usual word, page ${laterPage}`]: await turnedTo(world, search(usualTerm)),
    'rare word': search(rareTerm),
    'no such word': search('ฝฟๆฮฬ'),
    'passbook, page 1': passbook,
    [`passbook, page ${laterPage}`]: await turnedTo(world, passbook),
  };
}

/** The same list further on: leafed through by the largest pages there are. */
async function turnedTo(world: World, page: Page): Promise<Page> {
  const client = memberClient(world);
  const largest = 100;
  let after: string | null = null;
  for (let read = 0; read < pageSize * (laterPage - 1); read += largest) {
    const left = pageSize * (laterPage - 1) - read;
    const variables: Record<string, unknown> = { ...page.variables, first: Math.min(left, largest), after };
    const { network }: PageAnswer = await client.ask<PageAnswer>(page.document, variables);
    after = network.page.pageInfo.endCursor ?? after;
  }
  return { ...page, variables: { ...page.variables, after } };
}

function sideOf(bench: Bench, world: World, name: string, page: Page): Side {
  const scenario: Scenario = {
    ...page,
    name,
    urls: [world.server.url],
    members: 1,
    expected: '"endCursor":',
  };
  return {
    name,
    measure: (seconds) =>
      measureLoad(bench, scenario, { kind: 'closed', connections: 1, seconds }, [
        world.server.process.pid ?? 0,
      ]),
  };
}

async function plansOf(
  bench: Bench,
  world: World,
  pages: Readonly<Record<string, Page>>,
): Promise<Record<string, string>> {
  const plans: Record<string, string> = {};
  const explained = await explainWhatRuns(bench, world);
  for (const [name, page] of Object.entries(pages)) {
    const plan = await explained(
      page.document === passbookDocument ? /FROM transfer/ : /FROM shelf_offer/,
      async () => {
        await memberClient(world).ask(page.document, page.variables);
      },
    );
    plans[`Plan: ${name}`] = plan.join('\n');
  }
  return plans;
}

function memberClient(world: World) {
  return new Client(world.server.url, tokenOf(1));
}
