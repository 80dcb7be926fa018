import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FaultProxy } from './fault-proxy.ts';
import { createScratchDatabase, type ScratchDatabase } from './scratch-database.ts';
import { waitUntil } from './wait-until.ts';

let database: ScratchDatabase;
let proxy: FaultProxy;
let url: string;

beforeEach(async () => {
  database = await createScratchDatabase();
  await database.pool.query('CREATE TABLE note (text text)');
  proxy = await FaultProxy.before(database.url);
  url = proxy.through(database.url);
});

afterEach(async () => {
  proxy.stop();
  await database.drop();
});

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function notes(): Promise<string[]> {
  const { rows } = await database.pool.query<{ text: string }>('SELECT text FROM note ORDER BY text');
  return rows.map(({ text }) => text);
}

const write = (text: string) => ({
  name: 'write_note',
  text: 'INSERT INTO note VALUES ($1)',
  values: [text],
});

describe('FaultProxy', () => {
  it('passes everything, and counts simple and prepared statements', async () => {
    const client = await connected();
    const before = proxy.statements;
    await client.query(write('one'));
    await client.query(write('two'));
    expect((await client.query('SELECT 7 AS seven')).rows).toEqual([{ seven: 7 }]);
    expect(proxy.statements - before).toBe(3);
    expect(await notes()).toEqual(['one', 'two']);
    await client.end();
  });

  it('loses the answer to a prepared statement that was committed, and to no other', async () => {
    const client = await connected();
    await client.query(write('answered'));
    const lost = proxy.cutBeforeAnswer('write_note');
    await client.query('SELECT 1');
    await expect(client.query(write('unanswered'))).rejects.toThrow(/terminated|ECONNRESET/);
    await lost;
    expect(await notes()).toEqual(['answered', 'unanswered']);
    const next = await connected();
    await next.query(write('later'));
    expect(await notes()).toHaveLength(3);
    await next.end();
  });

  it('loses the answer to a COMMIT', async () => {
    const client = await connected();
    await client.query('BEGIN');
    await client.query(write('kept'));
    void proxy.cutBeforeAnswer('COMMIT');
    await expect(client.query('COMMIT')).rejects.toThrow(/terminated|ECONNRESET/);
    expect(await notes()).toEqual(['kept']);
  });

  it('refuses new connections while those that are there go on', async () => {
    const client = await connected();
    proxy.refuse();
    await expect(connected()).rejects.toThrow('ECONNREFUSED');
    await client.query(write('still here'));
    await proxy.pass();
    await (await connected()).end();
    await client.end();
    expect(await notes()).toEqual(['still here']);
  });

  it('cuts what is there', async () => {
    const client = await connected();
    proxy.cut();
    await expect(client.query('SELECT 1')).rejects.toThrow();
    await waitUntil('the links to be gone', () => proxy.connections === 0);
    await (await connected()).end();
  });

  it('falls silent, and what was sent into the silence is not carried out later', async () => {
    const client = await connected();
    proxy.fallSilent();
    const unheard = client.query(write('into the silence'));
    const ending = expect(unheard).rejects.toThrow();
    await expect(connected()).rejects.toThrow(/timeout/);
    await proxy.pass();
    await ending;
    await (await connected()).end();
    expect(await notes()).toEqual([]);
  });

  it('is slow in one direction or both, and keeps the order', async () => {
    const client = await connected();
    proxy.delay({ toService: 60, toClient: 40 });
    const startMs = performance.now();
    const slow = client.query('SELECT 1 AS one');
    expect((await slow).rows).toEqual([{ one: 1 }]);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(95);
    // An answer that is on its way is not overtaken by one that is quicker.
    const late = client.query(write('late'));
    await proxy.pass();
    await late;
    expect(await notes()).toEqual(['late']);
    await client.end();
  });
});
