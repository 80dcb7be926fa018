import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../testkit/client.ts';
import { adopt, beginDraft, dayInBangkok, edit, simpleRule, smallDraft } from '../testkit/draft.ts';
import { mutate } from '../testkit/mutate.ts';
import { startServer, type TestServer } from '../testkit/server.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let second: TestServer;

beforeAll(async () => {
  world = await World.start();
  second = await startServer({ databaseUrl: world.database.url });
});

afterAll(async () => {
  await second.stop();
  await world.stop();
});

/** The same person at the other server. */
const elsewhere = <P extends Person>(person: P): P => ({
  ...person,
  client: new Client(second.url, person.client.token),
});

const namesOf = (outcomes: readonly { readonly __typename: string }[]) =>
  outcomes.map(({ __typename }) => __typename).sort();

const count = async (sql: string, id: string): Promise<number> =>
  Number((await world.pool.query<{ count: string }>(sql, [id])).rows[0]?.count);

describe('two coordinators at once, at two servers', () => {
  test('begin one draft', async () => {
    const network = await world.network();
    const other = elsewhere(await network.person('COORDINATOR'));
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        beginDraft(network, { from: 'DEFAULT' }, index % 2 === 0 ? network.coordinator : other),
      ),
    );
    expect(begun.filter(({ __typename }) => __typename === 'BeginCatalogueDraftSuccess')).toHaveLength(1);
    expect(
      await count(
        `SELECT count(*) FROM catalogue_version WHERE network_id = $1 AND state = 'DRAFT'`,
        network.uuid,
      ),
    ).toBe(1);
  });

  test('change one revision of a draft: one change is in it, whole, and the other is told', async () => {
    const network = await world.network();
    const other = elsewhere(await network.person('COORDINATOR'));
    const draft = await smallDraft(network);
    const edits = await Promise.all([
      edit(network.coordinator, 'putIndicator', { ...draft, ...simpleRule, points: 11 }),
      edit(other, 'putIndicator', { ...draft, ...simpleRule, points: 12 }),
    ]);
    expect(namesOf(edits)).toEqual(['CatalogueChangedError', 'CatalogueEditSuccess']);
    const { rows } = await world.pool.query<{ points: number }>(
      `SELECT points FROM indicator JOIN catalogue_version version ON version.id = version_id
        WHERE version.network_id = $1 AND state = 'DRAFT'`,
      [network.uuid],
    );
    const won = edits.findIndex(({ __typename }) => __typename === 'CatalogueEditSuccess');
    expect(rows).toEqual([{ points: won === 0 ? 11 : 12 }]);
  });

  test('adopt a draft while it is changed: what is in force is what was adopted', async () => {
    const network = await world.network();
    const other = elsewhere(await network.person('COORDINATOR'));
    const draft = await smallDraft(network);
    const [adopted, edited] = await Promise.all([
      adopt(network.coordinator, { ...draft, effectiveFrom: dayInBangkok() }),
      edit(other, 'putIndicator', { ...draft, ...simpleRule, points: 99 }),
    ]);
    const { rows } = await world.pool.query<{ state: string; points: number }>(
      `SELECT state, points FROM indicator JOIN catalogue_version version ON version.id = version_id
        WHERE version.network_id = $1`,
      [network.uuid],
    );
    if (adopted.__typename === 'AdoptCatalogueSuccess') {
      expect(edited.__typename).not.toBe('CatalogueEditSuccess');
      expect(rows).toEqual([{ state: 'ADOPTED', points: simpleRule.points }]);
    } else {
      expect([adopted.__typename, edited.__typename]).toEqual([
        'CatalogueChangedError',
        'CatalogueEditSuccess',
      ]);
      expect(rows).toEqual([{ state: 'DRAFT', points: 99 }]);
    }
  });

  test('add virtues up to the limit of thirty, and not one more', async () => {
    const network = await world.network();
    const other = elsewhere(await network.person('COORDINATOR'));
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        mutate(
          index % 2 === 0 ? network.coordinator : other,
          'putVirtue',
          {
            networkId: network.id,
            code: `V_${randomUUID().slice(0, 8).toUpperCase()}`,
            name: { th: `ข้อ ${index}` },
          },
          '... on VirtueSuccess { virtue { code } }',
        ),
      ),
    );
    expect(results.filter(({ __typename }) => __typename === 'VirtueSuccess')).toHaveLength(30);
    expect(await count('SELECT count(*) FROM virtue WHERE network_id = $1', network.uuid)).toBe(30);
  });
});
