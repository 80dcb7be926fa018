import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import { adopt, beginDraft, dayInBangkok, draftOf, edit, simpleRule, smallDraft } from '../testkit/draft.ts';
import { mutate, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { World } from '../testkit/world.ts';

let world: World;

beforeAll(async () => {
  world = await World.start();
});

afterAll(() => world.stop());

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

interface Tree {
  readonly categories: readonly {
    readonly code: string;
    readonly name: string;
    readonly deeds: readonly {
      readonly code: string;
      readonly name: string;
      readonly indicators: readonly {
        readonly code: string;
        readonly name: string;
        readonly points: number;
        readonly origin: string;
      }[];
    }[];
  }[];
  readonly indicatorCount: number;
}

async function treeOf(network: Network, field: 'catalogue' | 'catalogueDraft'): Promise<Tree | null> {
  const { network: found } = await network.coordinator.client.ask<{ network: { tree: Tree | null } }>(
    `query ($slug: String!) { network(slug: $slug) { tree: ${field} { indicatorCount
      categories { code name deeds { code name indicators { code name points origin } } } } } }`,
    { slug: network.slug },
  );
  return found.tree;
}

describe('a draft begins', () => {
  test('from the default catalogue in one step, is adopted today, and all are told once', async () => {
    const network = await world.network();
    const member = await network.member();
    const begun = await beginDraft(network, { from: 'DEFAULT' });
    expect(begun).toMatchObject({ __typename: 'BeginCatalogueDraftSuccess', replayed: false });
    const draft = draftOf(begun);
    const input = { ...draft, effectiveFrom: dayInBangkok(), note: { th: 'เริ่มใช้ชุดแรก' } };
    const adopted = await adopt(network.coordinator, input);
    expect(adopted).toMatchObject({
      __typename: 'AdoptCatalogueSuccess',
      version: { state: 'ADOPTED', number: 1, effectiveFrom: dayInBangkok() },
      replayed: false,
    });
    const tree = await treeOf(network, 'catalogue');
    expect(tree).toMatchObject({ indicatorCount: 63 });
    expect(tree?.categories).toHaveLength(5);
    const rules = tree?.categories.flatMap(({ deeds }) => deeds.flatMap(({ indicators }) => indicators));
    expect(new Set(rules?.map(({ origin }) => origin))).toEqual(new Set(['DEFAULT']));
    // Again: the same answer, and nobody is told twice.
    expect(await expectNothingWritten(() => adopt(network.coordinator, input))).toMatchObject({
      __typename: 'AdoptCatalogueSuccess',
      replayed: true,
    });
    for (const person of [member, network.coordinator]) {
      const told = (await noticesOf(person)).filter(({ kind }) => kind === 'CATALOGUE_ADOPTED');
      expect(told).toMatchObject([{ path: `/n/${network.slug}/catalogue` }]);
    }
  });

  test('as a copy of what is in force; the old rules stay what they were', async () => {
    const network = await world.network();
    await adoptCatalogue(network, { SWEEP: { points: 10 }, COOK: { points: 20 } });
    const draft = draftOf(await beginDraft(network, { from: 'IN_FORCE' }));
    const edited = await edit(network.coordinator, 'putIndicator', {
      ...draft,
      ...{ ...simpleRule, name: { th: 'กวาดลานวัด SWEEP', en: 'Swept the yard SWEEP' }, points: 12 },
    });
    expect(edited).toMatchObject({ __typename: 'CatalogueEditSuccess', draft: { revision: 2 } });
    const points = async (field: 'catalogue' | 'catalogueDraft') =>
      (await treeOf(network, field))?.categories[0]?.deeds[0]?.indicators
        .map((rule) => `${rule.code} ${rule.points}`)
        .toSorted();
    expect(await points('catalogue')).toEqual(['COOK 20', 'SWEEP 10']);
    expect(await points('catalogueDraft')).toEqual(['COOK 20', 'SWEEP 12']);
  });

  test('as a copy of another network’s, with the virtues that its rules name', async () => {
    const source = await world.network();
    await adoptCatalogue(source, { SWEEP: {} });
    const network = await world.network();
    const begun = await beginDraft(network, { from: 'NETWORK', sourceNetworkId: source.id });
    expect(begun.__typename).toBe('BeginCatalogueDraftSuccess');
    const { network: found } = await world.visitor.ask<{ network: { virtues: unknown } }>(
      'query ($slug: String!) { network(slug: $slug) { virtues { code } } }',
      { slug: network.slug },
    );
    expect(found.virtues).toEqual([{ code: 'VOLUNTEERING' }]);
    const tree = await treeOf(network, 'catalogueDraft');
    expect(tree?.categories[0]?.deeds[0]?.indicators).toMatchObject([{ code: 'SWEEP', origin: 'TEMPLATE' }]);
  });

  test('once: the same key is the same draft, another is refused while there is one', async () => {
    const network = await world.network();
    const key = { idempotencyKey: randomUUID() };
    const first = await beginDraft(network, key);
    const [again, otherInput, second] = await expectNothingWritten(async () => [
      await beginDraft(network, key),
      await beginDraft(network, { ...key, from: 'DEFAULT' }),
      await beginDraft(network),
    ]);
    expect(again).toMatchObject({ replayed: true, draft: { id: first.draft?.id } });
    expect(otherInput?.__typename).toBe('IdempotencyConflictError');
    expect(second?.__typename).toBe('AlreadyExistsError');
  });

  test.each([
    ['from', { from: 'IN_FORCE' }],
    ['from', { from: 'NETWORK' }],
    ['idempotencyKey', { idempotencyKey: 'short' }],
  ])('%s is wrong: %j', async (path, input) => {
    const network = await world.network();
    const refused = await expectNothingWritten(() => beginDraft(network, input));
    expect(wrongFields(refused)).toEqual([path]);
  });
});

describe('a draft is changed', () => {
  test('a put that says what is there already is answered again, whatever the revision', async () => {
    const network = await world.network();
    const draft = await smallDraft(network);
    const again = await expectNothingWritten(() =>
      edit(network.coordinator, 'putIndicator', { ...draft, revision: 1, ...simpleRule }),
    );
    expect(again).toMatchObject({ __typename: 'CatalogueEditSuccess', replayed: true });
  });

  test('who looked at an older revision is told, and overwrites nothing', async () => {
    const network = await world.network();
    const draft = await smallDraft(network);
    const other = await network.person('COORDINATOR');
    await edit(other, 'putIndicator', { ...draft, ...simpleRule, points: 12 });
    const late = await expectNothingWritten(() =>
      edit(network.coordinator, 'putIndicator', { ...draft, ...simpleRule, points: 50 }),
    );
    expect(late).toMatchObject({
      __typename: 'CatalogueChangedError',
      code: 'CATALOGUE_CHANGED',
      revision: draft.revision + 1,
    });
  });

  test('from the inside out it is emptied; what is not there is gone already', async () => {
    const network = await world.network();
    const by = network.coordinator;
    let draft = await smallDraft(network);
    const refused = await expectNothingWritten(async () => [
      await edit(by, 'removeDeedCategory', { ...draft, code: 'COMMUNITY' }),
      await edit(by, 'removeCatalogueDeed', { ...draft, code: 'SHARED_WORK' }),
    ]);
    expect(refused.map(wrongFields)).toEqual([['code'], ['code']]);
    for (const [field, code] of [
      ['removeIndicator', 'SWEEP'],
      ['removeCatalogueDeed', 'SHARED_WORK'],
      ['removeDeedCategory', 'COMMUNITY'],
    ] as const) {
      draft = draftOf(await edit(by, field, { ...draft, code }));
      expect(await edit(by, field, { ...draft, code })).toMatchObject({ replayed: true });
    }
    expect(await treeOf(network, 'catalogueDraft')).toEqual({ categories: [], indicatorCount: 0 });
  });

  test('every field that is wrong is named', async () => {
    const network = await world.network();
    const draft = await smallDraft(network);
    const wrong = {
      ...{ deed: 'NO_SUCH', code: 'lower', name: { th: 'ก'.repeat(101) }, hint: { en: 'x'.repeat(251) } },
      ...{ points: 0, capCount: 1_001, capPeriod: 'DAY', verifiersNeeded: 6, virtues: ['NO_SUCH'] },
      position: -1,
    };
    const refused = await expectNothingWritten(() =>
      edit(network.coordinator, 'putIndicator', { ...draft, ...wrong }),
    );
    expect(wrongFields(refused)).toEqual([
      'capCount',
      'code',
      'deedCode',
      'hint.en',
      'name.th',
      'points',
      'position',
      'verifiersNeeded',
      'virtues',
    ]);
  });

  test('letters of many code points are refused before the column is too small for them', async () => {
    const network = await world.network();
    const draft = await smallDraft(network);
    const name = { th: 'กู้'.repeat(80), en: 'x' };
    const refused = await expectNothingWritten(() =>
      edit(network.coordinator, 'putIndicator', { ...draft, ...simpleRule, name }),
    );
    expect(wrongFields(refused)).toEqual(['name.th']);
  });

  test.each([
    ['putIndicator', { ...simpleRule, name: { th: 'ใช้หนี้ตรงเวลา' } }, 'DEBT', ['name', 'th']],
    ['putIndicator', { ...simpleRule, hint: { en: 'Tell the police.' } }, 'POLICE', ['hint', 'en']],
    [
      'putCatalogueDeed',
      { category: 'COMMUNITY', code: 'X', name: { th: 'ไปเลือกตั้ง' } },
      'POLITICS',
      ['name', 'th'],
    ],
    ['putDeedCategory', { code: 'X', name: { en: 'Prayers' } }, 'BELIEF', ['name', 'en']],
  ])('%s that names what must not earn points is refused: %j', async (field, input, topic, path) => {
    const network = await world.network();
    const draft = await smallDraft(network);
    const refused = await expectNothingWritten(() =>
      edit(network.coordinator, field, { ...draft, ...input }),
    );
    expect(refused).toMatchObject({
      __typename: 'RefusedTopicError',
      code: 'REFUSED_TOPIC',
      findings: [{ topic, path }],
    });
    expect(refused.message?.length).toBeGreaterThan(40);
  });

  test('a deed done to one who is ill is a private one', async () => {
    const network = await world.network();
    const draft = await smallDraft(network);
    const visit = { ...simpleRule, code: 'VISIT', name: { th: 'เยี่ยมผู้ป่วย', en: 'Visited the sick' } };
    const refused = await expectNothingWritten(() =>
      edit(network.coordinator, 'putIndicator', { ...draft, ...visit }),
    );
    expect(wrongFields(refused)).toEqual(['privacy']);
    const put = await edit(network.coordinator, 'putIndicator', { ...draft, ...visit, privacy: 'SENSITIVE' });
    expect(put.__typename).toBe('CatalogueEditSuccess');
  });

  test('20 categories are there; the twenty-first is refused', async () => {
    const network = await world.network();
    let draft = draftOf(await beginDraft(network));
    for (let count = 1; count <= 20; count++) {
      const category = { code: `C${count}`, name: { th: `หมวด ${count}` } };
      draft = draftOf(await edit(network.coordinator, 'putDeedCategory', { ...draft, ...category }));
    }
    const refused = await expectNothingWritten(() =>
      edit(network.coordinator, 'putDeedCategory', { ...draft, code: 'C21', name: { th: 'หมวด' } }),
    );
    expect(refused.__typename).toBe('ValidationError');
    await expect(
      world.pool.query(
        `INSERT INTO deed_category (version_id, network_id, code, name_th, name_en)
          SELECT id, network_id, 'C22', 'ก', 'a' FROM catalogue_version WHERE network_id = $1`,
        [network.uuid],
      ),
    ).rejects.toMatchObject({ constraint: 'catalogue_limit' });
  });

  test('discarded, it is over: nothing changes it any more, and another begins', async () => {
    const network = await world.network();
    const draft = await smallDraft(network);
    const by = network.coordinator;
    expect(await edit(by, 'discardCatalogueDraft', draft)).toMatchObject({ draft: { state: 'DISCARDED' } });
    const [again, put, adopted] = await expectNothingWritten(async () => [
      await edit(by, 'discardCatalogueDraft', draft),
      await edit(by, 'putIndicator', { ...draft, ...simpleRule, points: 99 }),
      await adopt(by, { ...draft, effectiveFrom: dayInBangkok() }),
    ]);
    expect(again).toMatchObject({ __typename: 'CatalogueEditSuccess', replayed: true });
    expect([put?.state, adopted?.state]).toEqual(['DISCARDED', 'DISCARDED']);
    expect((await beginDraft(network)).__typename).toBe('BeginCatalogueDraftSuccess');
  });
});

describe('an adoption', () => {
  test.each([
    ['yesterday', -1],
    ['in more than a year', 367],
  ])('from %s is refused', async (_when, days) => {
    const network = await world.network();
    const draft = await smallDraft(network);
    const refused = await expectNothingWritten(() =>
      adopt(network.coordinator, { ...draft, effectiveFrom: dayInBangkok(days) }),
    );
    expect(wrongFields(refused)).toEqual(['effectiveFrom']);
  });

  test('of an empty draft, of an older revision, and from a day that is taken is refused', async () => {
    const network = await world.network();
    const by = network.coordinator;
    const day = dayInBangkok(3);
    await adoptCatalogue(network, { SWEEP: {} }, day);
    const empty = draftOf(await beginDraft(network));
    const refusedEmpty = await expectNothingWritten(() => adopt(by, { ...empty, effectiveFrom: day }));
    expect(wrongFields(refusedEmpty)).toEqual(['draftId']);
    await edit(by, 'discardCatalogueDraft', empty);
    const draft = await smallDraft(network);
    const [stale, taken] = await expectNothingWritten(async () => [
      await adopt(by, { ...draft, revision: 1, effectiveFrom: day }),
      await adopt(by, { ...draft, effectiveFrom: day }),
    ]);
    expect([stale?.__typename, taken?.__typename]).toEqual(['CatalogueChangedError', 'AlreadyExistsError']);
    expect((await adopt(by, { ...draft, effectiveFrom: dayInBangkok(4) })).version).toMatchObject({
      effectiveFrom: dayInBangkok(4),
    });
  });

  test('what is adopted never changes, whoever tries', async () => {
    const network = await world.network();
    await adoptCatalogue(network, { SWEEP: {} });
    for (const statement of [
      'UPDATE indicator SET points = 99 WHERE network_id = $1',
      'DELETE FROM indicator WHERE network_id = $1',
      `UPDATE catalogue_version SET effective_from = '2021-01-01' WHERE network_id = $1`,
    ]) {
      await expect(world.pool.query(statement, [network.uuid])).rejects.toMatchObject({ code: '23514' });
    }
    const draft = draftOf(await beginDraft(network));
    // Nor does a row leave for a draft.
    await expect(
      world.pool.query(
        `UPDATE indicator SET version_id = (SELECT id FROM catalogue_version WHERE network_id = $1 AND state = 'DRAFT')
          WHERE network_id = $1`,
        [network.uuid],
      ),
    ).rejects.toMatchObject({ code: '23514' });
    expect(draft.revision).toBe(1);
  });
});

describe('a virtue', () => {
  const put = (network: Network, input: object) =>
    mutate<{ virtue: object }>(
      network.coordinator,
      'putVirtue',
      { networkId: network.id, ...input },
      '... on VirtueSuccess { virtue { code name isRetired } } ... on ValidationError { fields { path } }',
    );
  const retire = (network: Network, code: string) =>
    mutate<{ virtue: object }>(
      network.coordinator,
      'retireVirtue',
      { networkId: network.id, code },
      '... on VirtueSuccess { virtue { code isRetired } } ... on ValidationError { fields { path } }',
    );

  test('joins, retires, and comes back; new rules do not name a retired one', async () => {
    const network = await world.network();
    const patience = { code: 'PATIENCE', name: { th: 'อดทน', en: 'Patience' } };
    expect((await put(network, patience)).virtue).toEqual({
      ...{ code: 'PATIENCE', name: 'Patience', isRetired: false },
    });
    const draft = await smallDraft(network);
    expect((await retire(network, 'PATIENCE')).virtue).toEqual({ code: 'PATIENCE', isRetired: true });
    const named = { ...draft, ...simpleRule, virtues: ['PATIENCE'] };
    expect(wrongFields(await edit(network.coordinator, 'putIndicator', named))).toEqual(['virtues']);
    expect((await put(network, patience)).virtue).toMatchObject({ isRetired: false });
    expect((await edit(network.coordinator, 'putIndicator', named)).__typename).toBe('CatalogueEditSuccess');
  });

  test('is refused with a wrong code, a wrong name, or when it is unknown', async () => {
    const network = await world.network();
    const refused = await expectNothingWritten(async () => [
      await put(network, { code: 'bad', name: {} }),
      await retire(network, 'NO_SUCH'),
      await put(network, { code: 'PIETY', name: { th: 'ละหมาดครบ', en: 'Piety' } }),
    ]);
    expect(refused.map(wrongFields)).toEqual([['code', 'name'], ['code'], []]);
    expect(refused[2]?.code).toBe('REFUSED_TOPIC');
  });
});
