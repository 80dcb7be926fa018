import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CategoryOutcome, changeTree, makeCategory, treeOf } from '../testkit/category.ts';
import { mutate, type Outcome, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import type { Shop } from '../testkit/shop.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start({ env: { JOBS: 'off' } });
  network = await world.network();
});

afterAll(() => world.stop());

async function waitForWaiting(count: number): Promise<void> {
  await waitUntil(`${count} to wait for a lock`, async () => {
    const { rows } = await world.pool.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows[0]?.count === count;
  });
}

/**
 * Merges a kind into another while `act` goes on in the middle of it: the kind is locked and its shop waits to be moved, so
 * that whoever asks for the kind finds it still there. `waiting`: how many of what `act` begins come to wait.
 */
async function whileMerging<T>(
  kinds: { readonly code: string; readonly intoCode: string },
  waiting: number,
  act: () => Promise<T>,
): Promise<T> {
  const shop = await network.shop();
  const id = TypeID.fromString(shop.id).toUUID();
  await world.pool.query('UPDATE merchant SET category_code = $2 WHERE id = $1', [id, kinds.code]);
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT id FROM merchant WHERE id = $1 FOR UPDATE', [id]);
    const merged = changeTree(network, 'mergeCategory', kinds);
    await waitForWaiting(1);
    const acted = act();
    await waitForWaiting(1 + waiting);
    await client.query('COMMIT');
    expect(await merged).toMatchObject({ __typename: 'CategoryActionSuccess' });
    return await acted;
  } finally {
    client.release(true);
  }
}

/** What an application writes, as counts: a merge changes none of them. */
async function written(): Promise<unknown> {
  const { rows } = await world.pool.query(
    `SELECT (SELECT count(*) FROM merchant) AS shops, (SELECT count(*) FROM merchant_staff) AS places,
      (SELECT count(*) FROM membership) AS memberships, (SELECT count(*) FROM case_event) AS steps,
      (SELECT count(*) FROM application_change) AS changes, (SELECT count(*) FROM notice) AS notices,
      (SELECT array_agg(status ORDER BY id) FROM merchant) AS states`,
  );
  return rows[0];
}

function apply(by: Person, category: string): Promise<Outcome> {
  return mutate(
    by,
    'applyAsMerchant',
    {
      ...{ networkId: network.id, name: { th: `ร้าน ${randomUUID()}` }, phone: '0812345678', category },
      address: 'หมู่ 3',
    },
    `... on ApplyAsMerchantSuccess { merchant { id } } ${onValidationError}`,
  );
}

async function askedForChanges(): Promise<Shop> {
  const shop = await network.shop({ approved: false });
  const asked = await mutate(network.coordinator, 'requestMerchantChanges', {
    ...{ merchantId: shop.id, reason: 'เลือกประเภทใหม่' },
  });
  expect(asked.__typename).toBe('MerchantDecisionSuccess');
  return shop;
}

describe('a kind of shop that is merged away at this moment', () => {
  test('is refused to whoever applies with it, on that field, and nothing is written', async () => {
    const code = await makeCategory(network, 'ของหวาน');
    const people = await world.people(3);
    let before: unknown;
    const answers = await whileMerging({ code, intoCode: 'FOOD' }, people.length, async () => {
      before = await written();
      return Promise.all(people.map((by) => apply(by, code)));
    });
    for (const answer of answers) {
      expect(answer.__typename).toBe('ValidationError');
      expect(wrongFields(answer)).toEqual(['category']);
    }
    expect(await written()).toEqual(before);
  });

  test('is refused to whoever sends an application again with it, and the application stays as it was', async () => {
    const code = await makeCategory(network, 'น้ำปั่น');
    const shop = await askedForChanges();
    let before: unknown;
    const answer = await whileMerging({ code, intoCode: 'FOOD' }, 1, async () => {
      before = await written();
      return mutate(
        shop.owner,
        'reviseMerchantApplication',
        { merchantId: shop.id, category: code, phone: '0899999999' },
        onValidationError,
      );
    });
    expect(answer.__typename).toBe('ValidationError');
    expect(wrongFields(answer)).toEqual(['category']);
    expect(await written()).toEqual(before);
    const { rows } = await world.pool.query(
      'SELECT status, category_code, phone FROM merchant WHERE id = $1',
      [TypeID.fromString(shop.id).toUUID()],
    );
    expect(rows).toEqual([
      { status: 'CHANGES_REQUESTED', category_code: 'FOOD', phone: expect.not.stringMatching('0899999999') },
    ]);
  });

  test('is refused to each change of the tree that names it, on that field, and the tree is as the merge left it', async () => {
    const code = await makeCategory(network, 'งานไม้');
    const other = await makeCategory(network, 'งานปั้น');
    const before = await treeOf(network);
    const changes: readonly [field: string, input: object, path: string][] = [
      ['createCategory', { name: { th: 'ของเล่น' }, parentCode: code }, 'parentCode'],
      ['updateCategory', { code, name: { th: 'งานช่าง' } }, 'code'],
      ['moveCategory', { code, parentCode: other }, 'code'],
      ['moveCategory', { code: other, parentCode: code }, 'parentCode'],
      ['moveCategory', { code: other, beforeCode: code }, 'beforeCode'],
      ['mergeCategory', { code, intoCode: other }, 'code'],
      ['mergeCategory', { code: other, intoCode: code }, 'intoCode'],
      ['removeCategory', { code }, 'code'],
    ];
    const answers = await whileMerging({ code, intoCode: 'FOOD' }, changes.length, () =>
      Promise.all(
        changes.map(([field, input]): Promise<CategoryOutcome> => changeTree(network, field, input)),
      ),
    );
    expect(answers.map((answer) => [answer.__typename, wrongFields(answer)])).toEqual(
      changes.map(([, , path]) => ['ValidationError', [path]]),
    );
    const codesOf = (tree: readonly { readonly code: string }[]) => tree.map((each) => each.code);
    expect(codesOf(await treeOf(network))).toEqual(codesOf(before).filter((each) => each !== code));
  });
});

test('of those who apply while a kind is merged away each has a shop of the other kind, or is told; the merge always succeeds', async () => {
  for (let round = 0; round < 6; round++) {
    const code = await makeCategory(network, `ชั่วคราว ${round}`);
    const people = await world.people(4);
    const [merged, ...answers] = await Promise.all([
      changeTree(network, 'mergeCategory', { code, intoCode: 'FOOD' }),
      ...people.map((by) => apply(by, code)),
    ]);
    expect(merged.__typename).toBe('CategoryActionSuccess');
    for (const answer of answers) {
      expect(answer.__typename).toBeOneOf(['ApplyAsMerchantSuccess', 'ValidationError']);
      if (answer.__typename === 'ValidationError') expect(wrongFields(answer)).toEqual(['category']);
    }
    const { rows } = await world.pool.query<{ code: string }>(
      `SELECT DISTINCT category_code AS code FROM merchant JOIN merchant_staff place ON place.merchant_id = merchant.id
        JOIN membership ON membership.id = place.membership_id WHERE membership.user_id = ANY ($1)`,
      [people.map(({ userId }) => userId)],
    );
    expect(rows.map((row) => row.code)).toEqual(rows.length === 0 ? [] : ['FOOD']);
  }
});
