import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealNow } from '../testkit/chain.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let folder: string;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  folder = await mkdtemp(join(tmpdir(), 'kwamdee-proof-'));
});

afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

interface Proof {
  readonly blockNumber: number;
  readonly head: string;
  readonly publishedWeek: string | null;
  readonly document: string;
}

async function proofsOf(member: MemberPerson, first = 1): Promise<(Proof | null)[]> {
  const { node } = await member.client.ask<{
    node: { passbook: { nodes: { inclusionProof: Proof | null }[] } };
  }>(
    `query ($id: ID!, $first: Int!) { node(id: $id) { ... on Member { passbook(first: $first) { nodes {
      inclusionProof { blockNumber head publishedWeek document } } } } } }`,
    { id: member.memberId, first },
  );
  return node.passbook.nodes.map(({ inclusionProof }) => inclusionProof);
}

async function proofOf(member: MemberPerson): Promise<Proof> {
  const [proof] = await proofsOf(member);
  if (proof === undefined || proof === null) throw new Error('no proof');
  return proof;
}

/** As a stranger runs it. */
async function verify(document: string, against?: string): Promise<string> {
  const file = join(folder, 'proof.json');
  await writeFile(file, document);
  const script = resolve(import.meta.dirname, '../../scripts/verify-proof.ts');
  const run = promisify(execFile)(process.execPath, [
    script,
    file,
    ...(against === undefined ? [] : [against]),
  ]);
  return run.then(
    ({ stdout }) => stdout,
    (error: { stderr: string }) => error.stderr,
  );
}

async function chainFile(): Promise<{
  file: string;
  chain: { heads: { head: string }[]; blocks: { head: string }[] };
}> {
  const response = await fetch(`${world.server.url}/api/ledger/${network.slug}.json`);
  const text = await response.text();
  const file = join(folder, 'ledger.json');
  await writeFile(file, text);
  return { file, chain: JSON.parse(text) as never };
}

describe('a proof of an entry', () => {
  test('comes with the seal, and leads to the published head', async () => {
    const member = await network.member({ points: 30 });
    await sealNow(world.database);
    const proof = await proofOf(member);
    expect(proof.publishedWeek).toEqual(expect.stringMatching(/^\d{4}-\d\d-\d\d$/));
    const { file } = await chainFile();
    expect(await verify(proof.document)).toMatch(/^TRUE: transfer \d+ \(AWARD, 30 points\) is sealed/);
    expect(await verify(proof.document, proof.head)).toContain('under the head that you gave');
    expect(await verify(proof.document, file)).toContain(
      `under the head of the week of ${proof.publishedWeek}`,
    );
  });

  test('is not there before the seal, and waits for its head after it', async () => {
    const member = await network.member({ points: 31 });
    expect(await proofsOf(member)).toEqual([null]);
    await sealNow(world.database);
    const proof = await proofOf(member);
    expect(proof.publishedWeek).toBeNull();
    const { file } = await chainFile();
    expect(await verify(proof.document, file)).toContain('not under a published head yet');
  });

  test('goes over many blocks', async () => {
    const member = await network.member({ points: 32 });
    await sealNow(world.database);
    for (let block = 0; block < 3; block++) {
      await network.member({ points: 1 });
      await sealNow(world.database);
    }
    const { file } = await chainFile();
    const { document } = await proofOf(member);
    expect((JSON.parse(document) as { blocks: unknown[] }).blocks).toHaveLength(4);
    expect(await verify(document, file)).toMatch(/^TRUE/);
  });

  test.each<[string, (proof: Record<string, unknown>) => unknown]>([
    ['other points', (p) => ({ ...p, transfer: String(p['transfer']).replace('\n33\n', '\n34\n') })],
    ['another salt', (p) => ({ ...p, salt: '00'.repeat(32) })],
    ['another place', (p) => ({ ...p, position: Number(p['position']) + 1 })],
    ['a path cut short', (p) => ({ ...p, auditPath: (p['auditPath'] as string[]).slice(1) })],
    ['a path too long', (p) => ({ ...p, auditPath: [...(p['auditPath'] as string[]), '00'.repeat(32)] })],
    ['a block of another count', (p) => changedBlock(p, { leafCount: 99 })],
    ['a block of another moment', (p) => changedBlock(p, { sealedAt: '2026-01-01T00:00:00.000Z' })],
    ['no block', (p) => ({ ...p, blocks: [] })],
    ['another format', (p) => ({ ...p, format: 'other' })],
  ])('with %s is found not to be true', async (_name, tamper) => {
    const member = await network.member({ points: 33 });
    await network.member({ points: 1 });
    await sealNow(world.database);
    const { document } = await proofOf(member);
    const changed = JSON.stringify(tamper(JSON.parse(document) as Record<string, unknown>));
    expect(await verify(document)).toMatch(/^TRUE/);
    expect(await verify(changed)).toMatch(/^NOT TRUE/);
  });

  test('against another head, or a chain without its block, is found not to be true', async () => {
    const member = await network.member({ points: 34 });
    await sealNow(world.database);
    const { document } = await proofOf(member);
    expect(await verify(document, 'ab'.repeat(32))).toMatch(/^NOT TRUE: the proof leads to another head/);
    const { chain } = await chainFile();
    const older = join(folder, 'older.json');
    await writeFile(older, JSON.stringify({ ...chain, blocks: chain.blocks.slice(0, -1) }));
    expect(await verify(document, older)).toMatch(/^NOT TRUE/);
  });

  test('of more than five entries at a time is no request', async () => {
    const member = await network.member({ points: 1 });
    for (let count = 0; count < 5; count++) await network.award(member, 1);
    expect(await proofsOf(member, 5)).toHaveLength(5);
    expect(
      await member.client.errorCode(
        'query ($id: ID!) { node(id: $id) { ... on Member { passbook(first: 6) { nodes { inclusionProof { head } } } } } }',
        { id: member.memberId },
      ),
    ).toBe('BAD_USER_INPUT');
  });

  test('shows nothing of anybody else: one entry, and hashes', async () => {
    const [member, other] = [await network.member({ points: 35 }), await network.member({ points: 36 })];
    await sealNow(world.database);
    const { document } = await proofOf(member);
    const { rows } = await world.pool.query<{ id: string }>(
      `SELECT account.id FROM ledger_account account JOIN membership ON membership.id = account.member_id WHERE membership.user_id = $1`,
      [other.userId],
    );
    for (const { id } of rows) expect(document).not.toContain(id);
    expect(document).not.toContain(other.name);
  });
});

describe('what everybody sees of a ledger', () => {
  interface Public {
    readonly ledgerHeads: {
      totalCount: number;
      nodes: { week: string; head: string; transferCount: number }[];
    };
    readonly ledgerHealth: Record<string, unknown> | null;
  }
  async function seen(slug: string): Promise<Public> {
    const answer = await world.visitor.ask<{ network: Public }>(
      `query ($slug: String!) { network(slug: $slug) {
        ledgerHeads { totalCount nodes { week head blockNumber transferCount publishedAt } }
        ledgerHealth { checkedAt isClean pointsIssued pointsAvailable pointsHeld pointsInFund pointsInGoals
          pointsAtShops transferCount sealedCount promises { code text(language: TH) examined isKept } } } }`,
      { slug },
    );
    return answer.network;
  }

  test('is its heads, the same as in the file', async () => {
    const { ledgerHeads } = await seen(network.slug);
    const { chain } = await chainFile();
    expect(ledgerHeads.totalCount).toBe(1);
    expect(chain.heads.map(({ head }) => head)).toEqual(ledgerHeads.nodes.map(({ head }) => head));
  });

  test('is what the nightly look found: every promise in plain words, and the sums', async () => {
    const place = await world.network();
    const member = await place.member({ points: 50 });
    await member.client.mutate(
      'mutation ($input: RedeemOfferInput!) { redeemOffer(input: $input) { __typename } }',
      {
        offerId: (await (await place.shop()).offer({ costPoints: 20 })).id,
        idempotencyKey: 'health-of-a-ledger',
      },
    );
    await sealNow(world.database);
    await runJob(world, 'check_books');
    const health = await waitUntil('the nightly look', async () => (await seen(place.slug)).ledgerHealth);
    expect(health).toMatchObject({
      ...{ isClean: true, pointsIssued: 50, pointsAvailable: 30, pointsHeld: 0, pointsInFund: 0 },
      ...{ pointsInGoals: 0, pointsAtShops: 20, transferCount: 2, sealedCount: 2 },
    });
    const promises = health['promises'] as { code: string; text: string; isKept: boolean }[];
    expect(promises.length).toBeGreaterThanOrEqual(18);
    for (const { code, text, isKept } of promises) {
      expect(isKept, code).toBe(true);
      expect(text, code).toMatch(/\p{Script=Thai}/u);
    }
  });

  test('is nothing where there is no such network', async () => {
    for (const file of ['nowhere.json', `${network.slug}.txt`, '..%2F..%2Fetc%2Fpasswd.json', '%00.json']) {
      expect((await fetch(`${world.server.url}/api/ledger/${file}`)).status, file).toBe(404);
    }
  });
});

function changedBlock(proof: Record<string, unknown>, change: object): unknown {
  const [first, ...others] = proof['blocks'] as object[];
  return { ...proof, blocks: [{ ...first, ...change }, ...others] };
}
