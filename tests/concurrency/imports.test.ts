import { afterAll, beforeAll, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import { actOnImport, checked, memberNumberOf, waitForState } from '../testkit/imports.ts';
import type { Network } from '../testkit/network.ts';
import { walletOf } from '../testkit/redeem.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  await adoptCatalogue(network, {
    SWEPT: { points: 1, capCount: 1_000, capPeriod: 'YEAR' },
    RARE: { points: 1, capCount: 25, capPeriod: 'YEAR' },
  });
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

const headers = ['member number', 'indicator', 'date', 'key'];

test('one import started twenty times at once runs once', async () => {
  const { client } = network.coordinator;
  const member = await network.member();
  const number = await memberNumberOf(member);
  const rows = Array.from({ length: 600 }, (_, index) => [number, 'SWEPT', '2025-11-22', `once-${index}`]);
  const { id } = await checked(client, network, [headers, ...rows]);
  const answers = await Promise.all(Array.from({ length: 20 }, () => actOnImport(client, 'startImport', id)));
  expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['ImportActionSuccess']));
  expect(answers.filter(({ replayed }) => replayed === false)).toHaveLength(1);
  expect(await waitForState(client, id, 'DONE')).toMatchObject({ doneCount: 600, refusedCount: 0 });
  expect(await walletOf(member)).toMatchObject({ available: 600 });
});

test('one file in two imports at once, by two people, counts once, and a cap holds over both', async () => {
  const first = network.coordinator;
  const second = await network.person('COORDINATOR');
  const member = await network.member();
  const number = await memberNumberOf(member);
  const shared = Array.from({ length: 1_100 }, (_, index) => [
    number,
    'SWEPT',
    '2024-11-22',
    `both-${index}`,
  ]);
  const rare = (who: string) =>
    Array.from({ length: 20 }, (_, index) => [number, 'RARE', '2024-11-22', `${who}-${index}`]);
  const ids = [
    (await checked(first.client, network, [headers, ...shared.slice(0, 1_000), ...rare('first')])).id,
    (await checked(second.client, network, [headers, ...rare('second'), ...shared.slice(0, 1_000)])).id,
  ] as const;
  await Promise.all([
    actOnImport(first.client, 'startImport', ids[0]),
    actOnImport(second.client, 'startImport', ids[1]),
  ]);
  const views = [
    await waitForState(first.client, ids[0], 'DONE'),
    await waitForState(second.client, ids[1], 'DONE'),
  ];
  const sum = (count: (view: (typeof views)[number]) => number) =>
    views.reduce((total, view) => total + count(view), 0);
  expect(sum((view) => view.doneCount)).toBe(1_025);
  expect(sum((view) => view.sameCount)).toBe(1_000);
  expect(sum((view) => view.refusedCount)).toBe(15);
  expect(await walletOf(member)).toMatchObject({ available: 1_025 });
});
