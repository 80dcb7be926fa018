import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import type { Client } from '../testkit/client.ts';
import type { Network } from '../testkit/network.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let first: Record<'SWEEP' | 'COOK', Indicator>;
let second: Record<'SWEEP' | 'TEACH', Indicator>;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  first = await adoptCatalogue(network, {
    SWEEP: { points: 10, nameTh: 'กวาดลานวัด', nameEn: 'Swept the temple yard' },
    COOK: { points: 20, nameTh: 'ทำกับข้าวให้ผู้เฒ่า', nameEn: 'Cooked for an elder' },
  });
  second = await adoptCatalogue(
    network,
    {
      SWEEP: {
        points: 15,
        capCount: 2,
        capPeriod: 'WEEK',
        nameTh: 'กวาดลานวัด',
        nameEn: 'Swept the temple yard',
      },
      TEACH: { verifiersNeeded: 2, privacy: 'OPEN', nameTh: 'สอนการบ้านน้ำใจ', nameEn: 'Helped with homework' },
    },
    '2026-01-01',
  );
});

afterAll(() => world.stop());

interface Rule {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly points: number;
}

interface Version {
  readonly number: number;
  readonly state: string;
  readonly effectiveFrom: string | null;
  readonly indicators: { readonly nodes: readonly Rule[]; readonly totalCount: number };
}

async function catalogueOn(client: Client, day: string | null): Promise<Version | null> {
  const { network: found } = await client.ask<{ network: { catalogue: Version | null } }>(
    `query ($slug: String!, $day: Date) { network(slug: $slug) { catalogue(on: $day) {
      number state effectiveFrom indicators { totalCount nodes { id code name points } } } } }`,
    { slug: network.slug, day },
  );
  return found.catalogue;
}

async function codesFound(args: string): Promise<readonly string[]> {
  const { network: found } = await world.visitor.ask<{ network: { catalogue: Version } }>(
    `query ($slug: String!) { network(slug: $slug) { catalogue { indicators(${args}) { nodes { code } } } } }`,
    { slug: network.slug },
  );
  return found.catalogue.indicators.nodes.map(({ code }) => code);
}

describe('the catalogue of a day', () => {
  test('is the last one adopted from that day on or before it; each rule is that of its version', async () => {
    expect(await catalogueOn(world.visitor, '2019-12-31')).toBeNull();
    expect(await catalogueOn(world.visitor, '2025-12-31')).toMatchObject({
      number: 1,
      state: 'ADOPTED',
      effectiveFrom: '2020-01-01',
      indicators: {
        totalCount: 2,
        nodes: [
          { id: first.COOK.id, code: 'COOK', name: 'Cooked for an elder', points: 20 },
          { id: first.SWEEP.id, code: 'SWEEP', name: 'Swept the temple yard', points: 10 },
        ],
      },
    });
    const current = await catalogueOn(world.visitor, null);
    expect(current).toEqual(await catalogueOn(world.visitor, '2026-01-01'));
    expect(current?.indicators.nodes.map(({ id, points }) => ({ id, points }))).toEqual([
      { id: second.SWEEP.id, points: 15 },
      { id: second.TEACH.id, points: 10 },
    ]);
  });

  test('is there as a tree, in the reader’s language', async () => {
    const { network: found } = await world.visitor.ask<{ network: { catalogue: unknown } }>(
      `query ($slug: String!) { network(slug: $slug) { catalogue { deedCount indicatorCount note categories {
        code name(language: TH) deeds { code name(language: TH) category { code } indicators {
          code name(language: TH) hint capCount capPeriod evidence verifiersNeeded verifiedBy privacy origin
          virtues { code name(language: TH) isRetired } deed { code } version { number } } } } } } }`,
      { slug: network.slug },
    );
    const rule = {
      ...{ hint: '', evidence: 'NONE', verifiedBy: 'VERIFIER', origin: 'OWN' },
      virtues: [{ code: 'VOLUNTEERING', name: 'จิตอาสา', isRetired: false }],
      ...{ deed: { code: 'SHARED_WORK' }, version: { number: 2 } },
    };
    expect(found.catalogue).toEqual({
      ...{ deedCount: 1, indicatorCount: 2, note: '' },
      categories: [
        {
          code: 'COMMUNITY',
          name: 'ชุมชน',
          deeds: [
            {
              ...{ code: 'SHARED_WORK', name: 'ช่วยงานส่วนรวม', category: { code: 'COMMUNITY' } },
              indicators: [
                {
                  ...rule,
                  ...{ code: 'SWEEP', name: 'กวาดลานวัด', capCount: 2, capPeriod: 'WEEK' },
                  ...{ verifiersNeeded: 1, privacy: 'MEMBERS' },
                },
                {
                  ...rule,
                  ...{ code: 'TEACH', name: 'สอนการบ้านน้ำใจ', capCount: 100, capPeriod: 'MONTH' },
                  ...{ verifiersNeeded: 2, privacy: 'OPEN' },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test.each([
    ['กว', ['SWEEP']],
    ['ก', ['SWEEP', 'TEACH']],
    ['นำใจ', ['TEACH']],
    ['น\u0e4d\u0e49าใจ', ['TEACH']],
    ['TEMPLE', ['SWEEP']],
    ['ช่วยงานส่วนรวม', ['SWEEP', 'TEACH']],
    ['ขับรถ', []],
    ['%', []],
    ['', ['SWEEP', 'TEACH']],
  ])('is searched for %j as a person types it', async (search, codes) => {
    expect(await codesFound(`search: ${JSON.stringify(search)}`)).toEqual(codes);
  });

  test('is read by category and in pages', async () => {
    expect(await codesFound('category: "COMMUNITY"')).toEqual(['SWEEP', 'TEACH']);
    expect(await codesFound('category: "no such"')).toEqual([]);
    expect(await codesFound('first: 1')).toEqual(['SWEEP']);
    const { network: found } = await world.visitor.ask<{
      network: { catalogue: { indicators: { pageInfo: { endCursor: string } } } };
    }>(
      `query ($slug: String!) { network(slug: $slug) { catalogue { indicators(first: 1) { pageInfo { endCursor } } } } }`,
      { slug: network.slug },
    );
    const { endCursor } = found.catalogue.indicators.pageInfo;
    expect(await codesFound(`first: 1, after: ${JSON.stringify(endCursor)}`)).toEqual(['TEACH']);
  });

  test('a Buddhist year is a bad request', async () => {
    const code = await world.visitor.errorCode(
      'query ($slug: String!, $day: Date) { network(slug: $slug) { catalogue(on: $day) { id } } }',
      { slug: network.slug, day: '2569-01-01' },
    );
    expect(code).toBe('BAD_USER_INPUT');
  });
});

test('what was in force is there, the newest first, and each thing by its id', async () => {
  const { network: found } = await world.visitor.ask<{
    network: { catalogueVersions: { totalCount: number; nodes: { id: string; number: number }[] } };
  }>(
    'query ($slug: String!) { network(slug: $slug) { catalogueVersions { totalCount nodes { id number } } } }',
    { slug: network.slug },
  );
  expect(found.catalogueVersions).toMatchObject({ totalCount: 2, nodes: [{ number: 2 }, { number: 1 }] });
  const { rule, version } = await world.visitor.ask<{ rule: unknown; version: unknown }>(
    `query ($rule: ID!, $version: ID!) {
      rule: node(id: $rule) { ... on Indicator { code points } }
      version: node(id: $version) { ... on CatalogueVersion { number } } }`,
    { rule: first.SWEEP.id, version: found.catalogueVersions.nodes[1]?.id },
  );
  expect({ rule, version }).toEqual({ rule: { code: 'SWEEP', points: 10 }, version: { number: 1 } });
});
