import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../platform/postgres.ts';
import { findNetworkBySlug } from '../networks/network-store.ts';
import { plainBlock, plainHead } from './inclusion-proof.ts';
import { listBlocks, listHeads } from './proof-store.ts';

const pageSize = 500;

/**
 * `GET /api/ledger/<slug>.json`: every published head and every block of a network's chain, for whoever wants to check
 * that they follow each other, or to keep them. For everybody; a block tells how many transfers it binds, and no more.
 */
export function registerLedgerRoutes(fastify: FastifyInstance, deps: { readonly database: Database }): void {
  fastify.get<{ Params: { file: string } }>('/api/ledger/:file', async (request, reply) => {
    const slug = /^(.+)\.json$/.exec(request.params.file)?.[1];
    const network = slug === undefined ? null : await findNetworkBySlug(deps.database, slug);
    if (network === null)
      return reply.code(404).header('cache-control', 'no-store').send({ code: 'NOT_FOUND' });
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-disposition', `attachment; filename="ledger-${network.slug}.json"`)
      .send(Readable.from(chainChunks(deps.database, network)));
  });
}

async function* chainChunks(
  database: Database,
  network: { readonly id: string; readonly slug: string },
): AsyncGenerator<string> {
  yield `{"format":"kwamdee.ledger-chain.v1","network":${JSON.stringify({ id: network.id, slug: network.slug })},"heads":[`;
  let separator = '\n';
  let beforeWeek: string | null = null;
  for (;;) {
    const heads = await listHeads(database, { networkId: network.id, limit: pageSize, beforeWeek });
    for (const head of heads) {
      yield separator + JSON.stringify(plainHead(head));
      separator = ',\n';
    }
    if (heads.length < pageSize) break;
    beforeWeek = heads.at(-1)?.week ?? null;
  }
  yield '\n],"blocks":[';
  separator = '\n';
  let afterNumber = 0;
  for (;;) {
    const blocks = await listBlocks(database, {
      networkId: network.id,
      afterNumber,
      untilNumber: null,
      limit: pageSize,
    });
    for (const block of blocks) {
      yield separator + JSON.stringify(plainBlock(block));
      separator = ',\n';
    }
    if (blocks.length < pageSize) break;
    afterNumber = blocks.at(-1)?.number ?? afterNumber;
  }
  yield '\n]}\n';
}
