import { startServer, type TestServer } from '../testkit/server.ts';
import type { World } from '../testkit/world.ts';
import type { Bench, BenchResult } from './bench.ts';
import { catalogueDocument, smallDocument } from './documents.ts';
import { atLeast } from './figure.ts';
import { type Population, populate } from './population.ts';
import { measureLoad, playRounds, type Side, scenarioTable } from './rounds.ts';
import { withWorld } from './with-world.ts';

const memberCount = 2_000;
const offerCount = 1_000;

/**
 * Reads a second. A catalogue page of 20 offers with their shops and the member's own chances, against the same schema
 * written the plain way (a resolver a field, Prisma, Apollo Server and Express as they come) and, to tell what of it is
 * the serving alone, against our own resolvers behind that Express; and the smallest of queries, against graphql-js
 * alone. Each server is a process of its own; while one is measured the others rest.
 */
export function benchServe(bench: Bench): Promise<BenchResult> {
  return withWorld(bench, async (world) => {
    bench.report(`making ${memberCount} members and ${offerCount} offers`);
    const population = await populate(world, { members: memberCount, offers: offerCount });
    const peer = (program: string) =>
      startServer({ program, databaseUrl: world.database.url, env: { JOBS: 'off' } });
    const express = await peer('tests/bench/peers/apollo-express.ts');
    const expressPrisma = await peer('tests/bench/peers/apollo-express-prisma.ts');
    const plain = await peer('tests/bench/peers/graphql-js.ts');
    try {
      const rounds = await playRounds(
        bench,
        sidesOf(bench, world, population, { express, expressPrisma, plain }),
      );
      const measured = rounds.scenarios();
      return {
        bench: 'serve',
        figures: [
          atLeast(
            'a list of 20 offers / Apollo, Express and Prisma as they come',
            rounds.ratio('list', 'listExpressPrisma'),
            2.5,
          ),
          atLeast(
            'a list of 20 offers / our resolvers behind Express',
            rounds.ratio('list', 'listExpress'),
            1,
          ),
          atLeast('a small query / graphql-js alone', rounds.ratio('small', 'smallPlain'), 0.4),
        ],
        tables: { 'Medians of the rounds': scenarioTable(measured) },
        scenarios: measured,
        ratios: {
          listToExpressPrisma: rounds.ratio('list', 'listExpressPrisma'),
          listToExpress: rounds.ratio('list', 'listExpress'),
          smallToPlain: rounds.ratio('small', 'smallPlain'),
        },
      };
    } finally {
      await express.stop();
      await expressPrisma.stop();
      await plain.stop();
    }
  });
}

function sidesOf(
  bench: Bench,
  world: World,
  { network, members }: Population,
  peers: { readonly express: TestServer; readonly expressPrisma: TestServer; readonly plain: TestServer },
): Side[] {
  const list = {
    document: catalogueDocument,
    variables: { slug: network.slug },
    members,
    expected: '"canRedeem":true',
  };
  const small = { document: smallDocument, expected: '"__typename":"Query"' };
  const side = (name: string, server: TestServer, request: typeof list | typeof small): Side => ({
    name,
    measure: (seconds) =>
      measureLoad(
        bench,
        { name, urls: [server.url], ...request },
        { kind: 'closed', connections: bench.options.connections, seconds },
        [server.process.pid ?? 0],
      ),
  });
  return [
    side('list', world.server, list),
    side('listExpress', peers.express, list),
    side('listExpressPrisma', peers.expressPrisma, list),
    side('small', world.server, small),
    side('smallPlain', peers.plain, small),
  ];
}
