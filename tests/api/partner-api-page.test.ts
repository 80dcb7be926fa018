import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiKey, type Scope } from '../testkit/api-keys.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import type { Shop, ShopOffer } from '../testkit/shop.ts';
import { World } from '../testkit/world.ts';

/** The examples of docs/partner-api.md, run as they stand there. */

const root = fileURLToPath(new URL('../../', import.meta.url));

let world: World;
let network: Network;
let member: MemberPerson;
let shop: Shop;
let offer: ShopOffer;
let examples: readonly { readonly language: string; readonly text: string }[];

beforeAll(async () => {
  const page = await readFile(new URL('../../docs/partner-api.md', import.meta.url), 'utf8');
  examples = [...page.matchAll(/^```(sh|ts)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
  world = await World.start();
  network = await world.network();
  const [person] = await network.members(1, 1_000);
  if (person === undefined) throw new Error('nobody');
  member = person;
  shop = await network.shop({ name: 'ร้านกาแฟป้าศรี' });
  offer = await shop.offer({ title: 'กาแฟเย็น', stockTotal: 5 });
});

afterAll(() => world.stop());

/** What an example prints; it fails when the example does. */
async function run(index: number, scopes: readonly Scope[]): Promise<unknown> {
  const example = examples[index];
  if (example === undefined) throw new Error(`no example ${index}`);
  const [program, ...rest] =
    example.language === 'sh'
      ? ['sh', '-ec', example.text]
      : [process.execPath, '--input-type=module-typescript', '--eval', example.text];
  if (program === undefined) throw new Error('no program');
  const child = spawn(program, rest, {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      KWAMDEE_URL: world.server.url,
      KWAMDEE_KEY: (await apiKey(shop, scopes)).secret,
      MERCHANT_ID: shop.id,
      VOUCHER_CODE: (await voucherOf(member, offer)).code,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, complaint] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Error(`example ${index} ended with ${status}: ${complaint}`);
  return JSON.parse(output);
}

test('the page has four examples', () => {
  expect(examples.map(({ language }) => language)).toEqual(['sh', 'sh', 'ts', 'ts']);
});

test('with curl: whose key it is', async () => {
  expect(await run(0, ['VOUCHERS_USE'])).toEqual({
    data: {
      apiKey: {
        name: 'เครื่องคิดเงิน',
        scopes: ['VOUCHERS_USE'],
        expiresAt: expect.any(String),
        shop: { merchantId: shop.id, name: 'ร้านกาแฟป้าศรี' },
      },
    },
  });
});

test('with curl: a voucher is used', async () => {
  expect(await run(1, ['VOUCHERS_USE'])).toMatchObject({
    data: { useVoucher: { __typename: 'UseVoucherSuccess', quantity: 1, offer: { title: 'กาแฟเย็น' } } },
  });
});

test('in TypeScript: a voucher is used and undone, and the day seen', async () => {
  expect(await run(2, ['VOUCHERS_USE'])).toMatchObject({ used: 1, undone: 'UndoVoucherUseSuccess' });
});

test('in TypeScript: offers are read, and a stock grows', async () => {
  const { before, after } = (await run(3, ['OFFERS_READ', 'OFFERS_WRITE'])) as {
    before: number;
    after: number;
  };
  expect(after).toBe(before + 10);
});
