import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OwnPostgres, type PostgresStop } from './own-postgres.ts';

let postgres: OwnPostgres;

beforeAll(async () => {
  postgres = await OwnPostgres.start({ fsync: 'off' });
});
afterAll(() => postgres.remove());

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

it.each([['fast'], ['immediate'], ['kill']] satisfies [Exclude<PostgresStop, 'smart'>][])(
  'comes back after %s at the same address, with what was committed',
  async (how) => {
    const { url } = postgres;
    await query(`CREATE TABLE before_${how} AS SELECT 42 AS answer`);
    await postgres.stop(how);
    await expect(query('SELECT 1')).rejects.toThrow('ECONNREFUSED');
    await postgres.revive();
    expect(postgres.url).toBe(url);
    expect(await query(`SELECT answer FROM before_${how}`)).toEqual([42]);
  },
);

it('told to stop smartly, it lets nobody in and those who are in stay', async () => {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  postgres.tell('smart');
  // Between the signal and its being heard somebody may still come in.
  await expect
    .poll(() => query('SELECT 1').catch((error: unknown) => error))
    .toMatchObject({ code: '57P03' });
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await client.end();
  await postgres.revive();
});
