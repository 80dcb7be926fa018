import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import { adopt, beginDraft, dayInBangkok, draftOf, edit, smallDraft } from '../testkit/draft.ts';
import { mutate, type Outcome } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;

beforeAll(async () => {
  world = await World.start();
});

afterAll(() => world.stop());

async function templateOf(network: Network, field: 'catalogue' | 'catalogueDraft'): Promise<string> {
  const { network: found } = await network.coordinator.client.ask<{
    network: { version: { template: string } };
  }>(`query ($slug: String!) { network(slug: $slug) { version: ${field} { template } } }`, {
    slug: network.slug,
  });
  return found.version.template;
}

interface Imported extends Outcome {
  readonly replayed?: boolean;
  readonly draft?: { readonly id: string; readonly revision: number; readonly state: string };
  readonly findings?: readonly { readonly topic: string; readonly path: readonly string[] }[];
}

function importTemplate(network: Network, template: string, input: object = {}): Promise<Imported> {
  return mutate<Imported>(
    network.coordinator,
    'importCatalogueTemplate',
    { networkId: network.id, template, idempotencyKey: randomUUID(), ...input },
    `... on ImportCatalogueTemplateSuccess { replayed draft { id state revision } }
      ... on ValidationError { fields { path message } } ... on RefusedTopicError { findings { topic path } }`,
  );
}

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

test('export, import and export again is the same, from one network to another', async () => {
  const source = await world.network();
  const draft = draftOf(await beginDraft(source, { from: 'DEFAULT' }));
  await adopt(source.coordinator, { ...draft, effectiveFrom: dayInBangkok() });
  const exported = await templateOf(source, 'catalogue');
  const target = await world.network();
  const imported = await importTemplate(target, exported);
  expect(imported).toMatchObject({ __typename: 'ImportCatalogueTemplateSuccess', replayed: false });
  expect(await templateOf(target, 'catalogueDraft')).toBe(exported);
  // And once more, into the draft that is there: nothing to do.
  const again = await expectNothingWritten(() => importTemplate(target, exported));
  expect(again).toMatchObject({ replayed: true, draft: imported.draft });
});

describe('a template', () => {
  test('replaces the draft that the caller has seen, and no other', async () => {
    const network = await world.network();
    const source = await world.network();
    await adoptCatalogue(source, { COOK: {} });
    const template = await templateOf(source, 'catalogue');
    const { revision } = await smallDraft(network);
    const [unasked, stale] = await expectNothingWritten(async () => [
      await importTemplate(network, template),
      await importTemplate(network, template, { revision: revision - 1 }),
    ]);
    expect([unasked?.code, stale?.code]).toEqual(['ALREADY_EXISTS', 'CATALOGUE_CHANGED']);
    const replaced = await importTemplate(network, template, { revision });
    expect(replaced.draft).toMatchObject({ revision: revision + 1, state: 'DRAFT' });
    expect(await templateOf(network, 'catalogueDraft')).toBe(template);
  });

  test('is imported once for one key', async () => {
    const network = await world.network();
    const source = await world.network();
    await adoptCatalogue(source, { COOK: {} });
    const template = await templateOf(source, 'catalogue');
    const key = { idempotencyKey: randomUUID() };
    const first = await importTemplate(network, template, key);
    const again = await importTemplate(network, template, key);
    expect(again).toMatchObject({ replayed: true, draft: { id: first.draft?.id } });
    const other = await expectNothingWritten(() =>
      importTemplate(network, template.replaceAll('COOK', 'BAKE'), key),
    );
    expect(other.__typename).toBe('IdempotencyConflictError');
  });

  test('that is wrong, or names what must not earn points, writes nothing', async () => {
    const network = await world.network();
    const source = await world.network();
    await adoptCatalogue(source, { COOK: { nameTh: 'ใช้หนี้ตรงเวลา', nameEn: 'Cooked' } });
    const template = await templateOf(source, 'catalogue');
    const path = ['categories', '0', 'deeds', '0', 'indicators', '0'];
    const [topic, points, form, key] = await expectNothingWritten(async () => [
      await importTemplate(network, template),
      await importTemplate(network, template.replace('"points": 10', '"points": 0')),
      await importTemplate(network, template.replace('catalogue/1', 'catalogue/9')),
      await importTemplate(network, template, { idempotencyKey: 'no' }),
    ]);
    expect(topic?.findings).toEqual([{ topic: 'DEBT', path: [...path, 'name', 'th'] }]);
    expect(points?.fields?.map((field) => field.path)).toEqual([[...path, 'points']]);
    expect(form?.fields?.map((field) => field.path)).toEqual([['schema']]);
    expect(key?.fields?.map((field) => field.path)).toEqual([['idempotencyKey']]);
  });
});

describe('as a file', () => {
  const url = (path: string) => `${world.server.url}/catalogue-templates${path}`;
  const headers = (person: Person | null) => ({
    'content-type': 'application/json',
    ...(person === null ? {} : { authorization: `Bearer ${person.client.token}` }),
  });
  const upload = (person: Person | null, network: Network, body: string, query = '') =>
    fetch(url(`?networkId=${network.id}&idempotencyKey=${randomUUID()}${query}`), {
      method: 'POST',
      headers: headers(person),
      body,
    });

  test('it is fetched by whoever sees the version', async () => {
    const network = await world.network();
    const { draftId } = await smallDraft(network);
    const file = await fetch(url(`/${draftId}.json`), { headers: headers(network.coordinator) });
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename=".+\.json"$/);
    expect(await file.text()).toBe(await templateOf(network, 'catalogueDraft'));
    const member = await network.member();
    for (const [path, person] of [
      [`/${draftId}.json`, member],
      [`/${draftId}.json`, null],
      ['/catalogue_00000000000000000000000000.json', network.coordinator],
      ['/nonsense', network.coordinator],
    ] as const) {
      expect((await fetch(url(path), { headers: headers(person) })).status).toBe(404);
    }
  });

  test('a large one is taken, and goes where the small ones go', async () => {
    const network = await world.network();
    const source = await world.network();
    const hint = 'ก'.repeat(240);
    const rules = Array.from(
      { length: 300 },
      (_, index) => [`RULE_${index}`, { nameTh: `งาน ${index}` }] as const,
    );
    await adoptCatalogue(source, Object.fromEntries(rules));
    const template = (await templateOf(source, 'catalogue')).replaceAll(
      '"hint": {\n                "th": ""',
      `"hint": {\n                "th": "${hint}"`,
    );
    expect(Buffer.byteLength(template)).toBeGreaterThan(300_000);
    const answer = await upload(network.coordinator, network, template);
    expect({ status: answer.status, ...((await answer.json()) as object) }).toMatchObject({
      ...{ status: 201, replayed: false, revision: 1 },
      draftId: expect.stringMatching(/^catalogue_/),
    });
  });

  test('what is refused says so, with its status, and writes nothing', async () => {
    const network = await world.network();
    const member = await network.member();
    const empty = JSON.stringify({ schema: 'kwamdee.catalogue/1', virtues: [], categories: [] });
    const statuses = await expectNothingWritten(async () => [
      await upload(null, network, empty),
      await upload(member, network, empty),
      await upload(network.coordinator, network, 'not JSON'),
      await upload(network.coordinator, network, ' '.repeat(1_000_001)),
      await fetch(url(''), { method: 'POST', headers: { 'content-type': 'text/plain' }, body: empty }),
    ]);
    const answers = await Promise.all(
      statuses.map(async (answer) => [answer.status, ((await answer.json()) as { code: string }).code]),
    );
    expect(answers).toEqual([
      [401, 'UNAUTHENTICATED'],
      [403, 'FORBIDDEN'],
      [422, 'VALIDATION'],
      [413, 'TOO_LARGE'],
      [415, 'MALFORMED'],
    ]);
  });

  test('an import replaces the draft of the revision that it names', async () => {
    const network = await world.network();
    const draft = await smallDraft(network);
    const empty = JSON.stringify({ schema: 'kwamdee.catalogue/1', virtues: [], categories: [] });
    expect((await upload(network.coordinator, network, empty)).status).toBe(409);
    const replaced = await upload(network.coordinator, network, empty, `&revision=${draft.revision}`);
    expect(replaced.status).toBe(201);
    const gone = await edit(network.coordinator, 'removeIndicator', { ...draft, code: 'SWEEP' });
    expect(gone).toMatchObject({ replayed: true, draft: { revision: draft.revision + 1 } });
  });
});
