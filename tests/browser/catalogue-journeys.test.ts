import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import type { Network } from '../testkit/network.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
});

afterAll(() => world.stop());

async function virtuesOf(slug: string): Promise<{ name: string; isRetired: boolean }[]> {
  const { network: found } = await network.coordinator.client.ask<{
    network: { virtues: { name: string; isRetired: boolean }[] };
  }>('query ($slug: String!) { network(slug: $slug) { virtues { name(language: EN) isRetired } } }', {
    slug,
  });
  return found.virtues;
}

test('a coordinator adds a virtue, and later no longer uses it', async () => {
  const visit = await Visit.start(world.server.url, { as: network.coordinator, width: 1_280 });
  await visit.open(`/coordinator/${network.slug}/catalogue`);
  const { page } = visit;
  await page.getByRole('button', { name: 'Add a virtue' }).click();
  await page.getByLabel('Name in Thai').fill('กตัญญู');
  await page.getByLabel('Name in English').fill('Gratitude');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Gratitude' }).click();
  expect(await virtuesOf(network.slug)).toEqual([{ name: 'Gratitude', isRetired: false }]);

  await page.getByRole('button', { name: 'No longer use it' }).click();

  await page.getByText('Not used now').waitFor();
  expect(await virtuesOf(network.slug)).toEqual([{ name: 'Gratitude', isRetired: true }]);
  await visit.end();
});

test("a coordinator begins from another network's list", async () => {
  const [other, empty] = [await world.network(), await world.network()];
  await adoptCatalogue(other, { SWEPT: { points: 5, nameEn: 'Swept the temple yard' } });
  const { network: named } = await empty.coordinator.client.ask<{ network: { name: string } }>(
    'query ($slug: String!) { network(slug: $slug) { name(language: EN) } }',
    { slug: other.slug },
  );
  const visit = await Visit.start(world.server.url, { as: empty.coordinator, width: 1_280 });
  await visit.open(`/coordinator/${empty.slug}/catalogue`);
  await visit.page.getByText("Begin from another network's list").click();
  await visit.page.getByLabel('Name of the network').fill(named.name);

  await visit.page.getByRole('button', { name: named.name }).first().click();

  await visit.page.getByRole('heading', { name: 'The draft' }).waitFor();
  await waitUntil(
    'the draft',
    async () => {
      const { network: found } = await empty.coordinator.client.ask<{
        network: { catalogueDraft: { indicatorCount: number } | null };
      }>('query ($slug: String!) { network(slug: $slug) { catalogueDraft { indicatorCount } } }', {
        slug: empty.slug,
      });
      return found.catalogueDraft?.indicatorCount === 1;
    },
    browserLimitMs,
  );
  await visit.end();
});
