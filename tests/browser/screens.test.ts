import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from '../testkit/accessibility.ts';
import { Visit } from '../testkit/browser.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { voucherOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;
let member: MemberPerson;
let offerId: string;
let voucherId: string;
let appliedId: string;
let submittedId: string;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop({ name: 'ร้านป้าสมใจ' });
  member = await network.member({ points: 100 });
  offerId = (await shop.offer({ title: 'กาแฟโบราณเย็น', costPoints: 20, stockTotal: 30 })).id;
  voucherId = (await voucherOf(member, { id: offerId })).id;
  appliedId = (await network.shop({ approved: false, name: 'ร้านเจ๊หมวย' })).id;
  submittedId = (await shop.offer({ title: 'ไข่เจียวหมูสับ', state: 'SUBMITTED' })).id;
});

afterAll(() => world.stop());

/** Every screen, and who sees it. */
function screens(): readonly { readonly as: Person | undefined; readonly paths: readonly string[] }[] {
  return [
    {
      as: undefined,
      paths: ['/', '/sign-in', '/sign-up', `/n/${network.slug}`, '/privacy', '/help', '/nowhere'],
    },
    {
      as: member,
      paths: [
        '/',
        '/offers',
        `/offers/${offerId}`,
        '/vouchers',
        `/vouchers/${voucherId}`,
        '/passbook',
        '/shops',
        `/shops/${shop.id}`,
        '/profile',
        '/notices',
        '/apply',
        '/networks',
      ],
    },
    {
      as: shop.owner,
      paths: [
        `/shop/${shop.id}`,
        `/shop/${shop.id}/offers`,
        `/shop/${shop.id}/offers/new`,
        `/shop/${shop.id}/offers/${offerId}`,
        `/shop/${shop.id}/staff`,
        `/counter/${shop.id}`,
      ],
    },
    {
      as: network.coordinator,
      paths: [
        `/coordinator/${network.slug}`,
        `/coordinator/${network.slug}/merchants/${appliedId}`,
        `/coordinator/${network.slug}/offers/${submittedId}`,
        `/coordinator/${network.slug}/award`,
        `/coordinator/${network.slug}/members`,
      ],
    },
  ];
}

describe.each([
  { language: 'th', theme: 'light', width: 360 },
  { language: 'en', theme: 'dark', width: 1280 },
  { language: 'en', theme: 'light', width: 320 },
] as const)('every screen in $language, $theme, $width px', (look) => {
  test('is clean by axe, fits its width, and writes no error to the console', async () => {
    const problems: string[] = [];
    for (const { as, paths } of screens()) {
      const visit = await Visit.start(world.server.url, { ...look, ...(as === undefined ? {} : { as }) });
      for (const path of paths) {
        await visit.open(path);
        await visit.page.locator('h1').first().waitFor({ state: 'attached' });
        const found = await accessibilityProblems(visit.page);
        const overflow = await visit.page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        problems.push(...found.map((problem) => `${path}: ${problem}`));
        if (overflow > 0) problems.push(`${path}: ${overflow} px wider than the screen`);
        expect(await visit.page.getAttribute('html', 'lang')).toBe(look.language);
      }
      await visit.end();
    }
    expect(problems).toEqual([]);
  });
});
