import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeTree, makeCategory, treeOf } from '../testkit/category.ts';
import { wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { World } from '../testkit/world.ts';

let world: World;

beforeAll(async () => {
  world = await World.start();
});

afterAll(() => world.stop());

/** "  name" two spaces for each level below the root. */
async function drawn(network: Network): Promise<readonly string[]> {
  return (await treeOf(network)).map(({ name, depth }) => '  '.repeat(depth - 1) + name);
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

describe('the tree of kinds of shops', () => {
  test('grows, is renamed, moved and put in order', async () => {
    const network = await world.network();
    const noodles = await makeCategory(network, 'เส้น', 'FOOD');
    const boat = await makeCategory(network, 'เรือ', noodles);
    const hair = await makeCategory(network, 'ตัดผม');
    expect(await drawn(network)).toEqual(['อาหาร', '  เส้น', '    เรือ', 'ตัดผม']);

    await changeTree(network, 'updateCategory', {
      ...{ code: hair, name: { th: 'เสริมสวย', en: 'Beauty' }, pictureKey: 'fluent:scissors' },
    });
    await changeTree(network, 'moveCategory', { code: hair, beforeCode: 'FOOD' });
    expect(await drawn(network)).toEqual(['เสริมสวย', 'อาหาร', '  เส้น', '    เรือ']);

    await changeTree(network, 'moveCategory', { code: noodles });
    expect(await drawn(network)).toEqual(['เสริมสวย', 'อาหาร', 'เส้น', '  เรือ']);
    await changeTree(network, 'moveCategory', { code: noodles, parentCode: hair });
    expect(await drawn(network)).toEqual(['เสริมสวย', '  เส้น', '    เรือ', 'อาหาร']);

    await changeTree(network, 'removeCategory', { code: boat });
    expect(await drawn(network)).toEqual(['เสริมสวย', '  เส้น', 'อาหาร']);
  });

  test('a kind that a shop has is merged: the shops and what is below go along', async () => {
    const network = await world.network();
    const shop = await network.shop();
    const offer = await shop.offer();
    const sweets = await makeCategory(network, 'ของหวาน', 'FOOD');
    await makeCategory(network, 'ขนมไทย', sweets);
    const goods = await makeCategory(network, 'ของกิน');
    await changeTree(network, 'mergeCategory', { code: 'FOOD', intoCode: goods });
    expect(await drawn(network)).toEqual(['ของกิน', '  ของหวาน', '    ขนมไทย']);
    expect((await treeOf(network))[0]).toMatchObject({ shopCount: 1, isInUse: true });
    const { network: seen } = await world.visitor.ask<{ network: { offers: { nodes: { id: string }[] } } }>(
      'query ($slug: String!, $category: String!) { network(slug: $slug) { offers(category: $category) { nodes { id } } } }',
      { slug: network.slug, category: goods },
    );
    expect(seen.offers.nodes).toEqual([{ id: offer.id }]);
  });

  test('refusals say what is wrong, and write nothing', async () => {
    const network = await world.network();
    await network.shop({ approved: false });
    const second = await makeCategory(network, 'สอง', 'FOOD');
    const third = await makeCategory(network, 'สาม', second);
    const other = await makeCategory(network, 'อื่น');
    const below = await makeCategory(network, 'ใต้อื่น', other);
    const refused: readonly (readonly [string, object, string])[] = [
      ['createCategory', { name: { th: 'สี่' }, parentCode: third }, 'parentCode'],
      ['createCategory', { name: { th: ' ' } }, 'name'],
      ['createCategory', { name: { th: 'ก'.repeat(61) } }, 'name.th'],
      ['createCategory', { name: { th: 'ก' }, pictureKey: 'http://x' }, 'pictureKey'],
      ['createCategory', { name: { th: 'ก' }, parentCode: 'NONE' }, 'parentCode'],
      ['updateCategory', { code: 'NONE', name: { th: 'ก' } }, 'code'],
      ['moveCategory', { code: 'FOOD', parentCode: third }, 'parentCode'],
      ['moveCategory', { code: other, parentCode: second }, 'parentCode'],
      ['moveCategory', { code: other, beforeCode: below }, 'beforeCode'],
      ['mergeCategory', { code: 'FOOD', intoCode: second }, 'intoCode'],
      ['mergeCategory', { code: other, intoCode: third }, 'intoCode'],
      ['mergeCategory', { code: other, intoCode: other }, 'intoCode'],
      // An application counts: its shop would be of no kind.
      ['removeCategory', { code: 'FOOD' }, 'code'],
      ['removeCategory', { code: other }, 'code'],
    ];
    for (const [field, input, path] of refused) {
      const result = await expectNothingWritten(() => changeTree(network, field, input));
      expect([field, input, wrongFields(result)]).toEqual([field, input, [path]]);
    }
  });

  test('is of one network: another’s coordinator changes nothing, nor does another’s code help', async () => {
    const [own, other] = [await world.network(), await world.network()];
    const theirs = await makeCategory(other, 'ของเขา');
    const foreign = await expectNothingWritten(() =>
      changeTree(own, 'mergeCategory', { code: 'FOOD', intoCode: theirs }),
    );
    expect(wrongFields(foreign)).toEqual(['intoCode']);
  });

  test('of two who hang two branches below one another at once, one is refused', async () => {
    const network = await world.network();
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await makeCategory(network, `ก${round}`), await makeCategory(network, `ข${round}`)];
      const results = await Promise.all([
        changeTree(network, 'moveCategory', { code: a, parentCode: b }),
        changeTree(network, 'moveCategory', { code: b, parentCode: a }),
      ]);
      expect(results.map((result) => result.__typename).toSorted()).toEqual([
        'CategoryActionSuccess',
        'ValidationError',
      ]);
    }
  });

  test('past every use case, PostgreSQL takes no circle, no fourth level, and no kind away from its shops', async () => {
    const network = await world.network();
    await network.shop();
    const second = await makeCategory(network, 'สอง', 'FOOD');
    const third = await makeCategory(network, 'สาม', second);
    const sql = (text: string) => world.pool.query(text, [network.uuid, 'FOOD', second, third]);
    const all = 'AND $2 <> $4 AND $3 <> $4';
    await expect(
      sql(
        `UPDATE merchant_category SET parent_code = $4, depth = 2 WHERE network_id = $1 AND code = $2 ${all}`,
      ),
    ).rejects.toThrow('merchant_category_parent');
    await expect(
      sql(`INSERT INTO merchant_category (network_id, code, name_th, name_en, parent_code, depth)
        SELECT $1, 'FOURTH', 'สี่', '', $4, 4 WHERE $2 <> $3`),
    ).rejects.toThrow('depth');
    await expect(
      sql(`DELETE FROM merchant_category WHERE network_id = $1 AND code = $2 ${all}`),
    ).rejects.toThrow('foreign key');
  });
});
