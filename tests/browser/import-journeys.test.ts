import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import { memberNumberOf } from '../testkit/imports.ts';
import type { Network } from '../testkit/network.ts';
import { walletOf } from '../testkit/redeem.ts';
import { toCsv, toWindows874 } from '../testkit/spreadsheet.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
});

afterAll(() => world.stop());

test('a coordinator imports deeds out of an old Excel file: choose, upload, check, import', async () => {
  await adoptCatalogue(network, { SWEPT: { points: 10, capCount: 100, nameTh: 'กวาดลานวัด' } });
  const member = await network.member();
  const number = await memberNumberOf(member);
  const file = toCsv([
    ['เลขสมาชิก', 'ความดี', 'วันที่'],
    [number, 'กวาดลานวัด', '22/11/2568'],
    [number, 'ไม่มีในรายการ', '22/11/2568'],
  ]);
  const visit = await Visit.start(world.server.url, { as: network.coordinator, language: 'th' });
  await visit.open(`/coordinator/${network.slug}/imports`);
  visit.startCounting();

  await visit.choose(visit.page.locator('input[type=file]'), {
    name: 'ความดี.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(toWindows874(file)),
  });
  await visit.tap(visit.page.getByRole('button', { name: 'อัปโหลด', exact: true }));
  await visit.tap(visit.page.getByRole('button', { name: 'ตรวจไฟล์' }));
  const start = visit.page.getByRole('button', { name: 'นำเข้า 1 บรรทัด' });
  await start.waitFor({ timeout: browserLimitMs });
  await visit.page.getByText('ไม่พบ “ไม่มีในรายการ”').waitFor();
  await visit.tap(start);

  await visit.page.getByRole('heading', { name: 'ผลการนำเข้า' }).waitFor({ timeout: browserLimitMs });
  expect(visit.actions).toBeLessThanOrEqual(4);
  expect(await walletOf(member)).toMatchObject({ available: 10 });
  expect(visit.consoleErrors).toEqual([]);
  await visit.end();
});
