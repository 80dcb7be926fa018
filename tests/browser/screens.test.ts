import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityProblems } from '../testkit/accessibility.ts';
import { apiKey } from '../testkit/api-keys.ts';
import { Visit } from '../testkit/browser.ts';
import { adoptCatalogue, type Indicator } from '../testkit/catalogue.ts';
import { sealNow } from '../testkit/chain.ts';
import { deedOf } from '../testkit/deed.ts';
import { confirmAddress, subscribe } from '../testkit/delivery.ts';
import { beginDraft } from '../testkit/draft.ts';
import { checkIn, type MadeEvent, makeEvent, shownToken } from '../testkit/events.ts';
import { openedGoal, pledge } from '../testkit/goal.ts';
import { checked } from '../testkit/imports.ts';
import { invite } from '../testkit/invitations.ts';
import { letterAbout } from '../testkit/letters.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { PushBrowser } from '../testkit/push-browser.ts';
import { voucherOf } from '../testkit/redeem.ts';
import { dispute, rateInForce, settledShop, settleWeekly } from '../testkit/settlement.ts';
import type { Shop } from '../testkit/shop.ts';
import { newestEntryOf, statementOf } from '../testkit/statement.ts';
import { pairedTablet } from '../testkit/tablet.ts';
import { fund, noteOf } from '../testkit/thanks.ts';
import { runJob } from '../testkit/time-travel.ts';
import { answer, askMore, liveTogether } from '../testkit/verify.ts';
import { sheetFor } from '../testkit/voucher-sheet.ts';
import { webhook } from '../testkit/webhook.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;
let member: MemberPerson;
let offerId: string;
let voucherId: string;
let deedId: string;
let appliedId: string;
let submittedId: string;
let importId: string;
let sheetId: string;
let goalId: string;
let statement: { readonly id: string; readonly code: string };
let entryId: string;
let event: MadeEvent;
let paperEvent: MadeEvent;
let token: string;
let settled: Awaited<ReturnType<typeof settledShop>>;
let invitation: string;
let letter: { readonly id: string; readonly code: string };

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop({ name: 'ร้านป้าสมใจ' });
  member = await network.member({ points: 100 });
  offerId = (await shop.offer({ title: 'กาแฟโบราณเย็น', costPoints: 20, stockTotal: 30 })).id;
  voucherId = (await voucherOf(member, { id: offerId })).id;
  appliedId = (await network.shop({ approved: false, name: 'ร้านเจ๊หมวย' })).id;
  const rules = await adoptCatalogue(network, {
    SWEEP: { points: 20, nameTh: 'กวาดลานวัด' },
    SWEPT: { verifiersNeeded: 2 },
    PRIVATE: { privacy: 'SENSITIVE' },
  });
  await deedsThatWait(rules);
  deedId = (await deedOf(member, rules.SWEPT, { note: 'กวาดตั้งแต่เช้า' })).id;
  submittedId = (await shop.offer({ title: 'ไข่เจียวหมูสับ', state: 'SUBMITTED' })).id;
  importId = await checkedImportOf(network);
  sheetId = await sheetFor(network, [member, member], { id: offerId });
  const goal = await openedGoal(network);
  await pledge(member, goal, 10);
  goalId = goal.id;
  await shop.use(
    (await voucherOf(member, await shop.offer({ kind: 'HOLD', title: 'เต็นท์งานบุญ', costPoints: 10 }))).code,
  );
  event = await makeEvent(network, { indicator: rules.SWEEP, title: 'กวาดลานวัดวันพระ' });
  paperEvent = await makeEvent(network, { indicator: rules.SWEEP, codeMode: 'PRINTED' });
  statement = await statementOf(member);
  entryId = await newestEntryOf(member);
  await sealNow(world.database);
  await runJob(world, 'check_books');
  letter = await letterAbout(network, member, rules.SWEEP);
  await fund(network.coordinator, network, 200);
  await fund(network.coordinator, network, 5_000);
  const giver = await network.member();
  await noteOf(giver, network, member, { points: 5 });
  const { id: kept } = await noteOf(giver, network, member, { message: 'ขอบคุณที่ดูแลหมู่บ้านของเรา' });
  await mutate(member, 'keepThanks', { thanksId: kept, isOpen: true });
  await beginDraft(network, { from: 'DEFAULT' });
  const calls = await webhook(shop.owner, { merchantId: shop.id, url: 'http://127.0.0.1:9/till' });
  await mutate(shop.owner, 'testWebhook', { webhookId: calls.id });
  await confirmAddress(world, member);
  await subscribe(member, new PushBrowser('http://127.0.0.1:9/phone'));
  await settleWeekly(network);
  await rateInForce(network, 50);
  settled = await settledShop(network, member, 5);
  await dispute(settled.shop.owner, settled.statement.id);
  token = await shownToken(network.coordinator, event);
  invitation = (await invite(shop)).token;
  await pairedTablet(shop);
  await apiKey(shop, ['VOUCHERS_USE', 'OFFERS_READ']);
  await checkIn(member, token);
});

afterAll(() => world.stop());

/** A file with a line of each kind, checked. */
async function checkedImportOf({ id, coordinator }: Network): Promise<string> {
  const rows = [
    ['ชื่อ', 'เลขสมาชิก', 'โทรศัพท์'],
    ['ยายแก้ว', '', '0812345678'],
    ['', '12', ''],
  ];
  return (await checked(coordinator.client, { id }, rows, { kind: 'MEMBERS' })).id;
}

/** For the verifier's queue and the awards: a deed with a question answered, a private one, a proposal, an award. */
async function deedsThatWait(rules: Record<'SWEPT' | 'PRIVATE', Indicator>): Promise<void> {
  const deed = await deedOf(member, rules.SWEPT, { note: 'กวาดตั้งแต่หน้าวัดถึงศาลา' });
  await askMore(network.coordinator, deed);
  await answer(member, deed);
  await deedOf(member, rules.PRIVATE);
  await mutate(network.coordinator, 'lowerAwardSoloLimit', { networkId: network.id, points: 200 });
  await mutate(network.coordinator, 'awardPoints', {
    ...{ memberId: member.memberId, points: 500, reason: { th: 'สร้างฝายทั้งหน้าแล้ง' } },
    idempotencyKey: 'a-large-award',
  });
  await liveTogether(network, member, await network.member());
}

interface Screens {
  readonly area: string;
  /** As the registry of the app has them. */
  readonly patterns: readonly string[];
  readonly as: () => Person | undefined;
  /** What stands for the `:names` of the patterns. */
  readonly ids: () => Readonly<Record<string, string>>;
}

const screens: readonly Screens[] = [
  {
    area: 'a visitor',
    patterns: ['/', '/sign-in', '/sign-up', '/n/:slug', '/offers', '/shops', '/privacy', '/cannot', '/help'],
    as: () => undefined,
    ids: () => ({ slug: network.slug }),
  },
  {
    area: 'whoever has forgotten their password, on a server without mail, and whoever has a link',
    patterns: ['/forgot-password', '/new-password/:token'],
    as: () => undefined,
    ids: () => ({ token: 'fromamail' }),
  },
  {
    area: 'whoever holds an invitation, or a tablet',
    patterns: ['/join-shop/:token', '/counter'],
    as: () => undefined,
    ids: () => ({ token: invitation }),
  },
  {
    area: 'whoever looks at the books, or holds a statement',
    patterns: ['/n/:slug/ledger', '/verify-statement', '/s/:code'],
    as: () => undefined,
    ids: () => ({ slug: network.slug, code: statement.code }),
  },
  {
    area: 'a member, in their passbook',
    patterns: [
      '/passbook',
      '/passbook/virtues',
      '/passbook/statements',
      '/passbook/statements/:statementId',
      '/passbook/entries/:entryId',
    ],
    as: () => member,
    ids: () => ({ statementId: statement.id, entryId }),
  },
  {
    area: 'a member, on the way to a voucher',
    patterns: ['/', '/offers', '/offers/:offerId', '/shops', '/shops/:merchantId', '/vouchers'],
    as: () => member,
    ids: () => ({ offerId, merchantId: shop.id }),
  },
  {
    area: 'a member, among their good deeds',
    patterns: ['/deeds', '/deeds/new', '/deeds/:deedId'],
    as: () => member,
    ids: () => ({ deedId }),
  },
  {
    area: 'a member, among what is theirs',
    patterns: [
      '/vouchers/:voucherId',
      '/goals',
      '/goals/:goalId',
      '/passbook',
      '/profile',
      '/profile/card/:slug',
      '/profile/household/:slug',
      '/notices',
      '/networks',
      '/apply',
    ],
    as: () => member,
    ids: () => ({ voucherId, goalId, slug: network.slug }),
  },
  {
    area: 'a member, who chooses what they are told, and whoever opens a mail',
    patterns: ['/profile/notices', '/mail/:purpose/:token'],
    as: () => member,
    ids: () => ({ purpose: 'unsubscribe', token: 'from.a-mail' }),
  },
  {
    area: 'what counts as a good deed, for everybody',
    patterns: ['/n/:slug/catalogue'],
    as: () => undefined,
    ids: () => ({ slug: network.slug }),
  },
  {
    area: 'a member, who thanks and shows letters',
    patterns: ['/thanks', '/thanks/new', '/letters', '/letters/:letterId', '/letter', '/letter/:code'],
    as: () => member,
    ids: () => ({ letterId: letter.id, code: letter.code }),
  },
  {
    area: 'events, for everybody',
    patterns: ['/events', '/events/:eventId'],
    as: () => undefined,
    ids: () => ({ eventId: event.id }),
  },
  {
    area: 'events, for one who came',
    patterns: ['/events', '/events/:eventId', '/c/:token'],
    as: () => member,
    ids: () => ({ eventId: event.id, token }),
  },
  {
    area: 'events, at the desk and in the console',
    patterns: [
      '/events/:eventId/desk',
      '/coordinator/:slug/events',
      '/coordinator/:slug/events/new',
      '/coordinator/:slug/events/:eventId',
    ],
    as: () => network.coordinator,
    ids: () => ({ slug: network.slug, eventId: event.id }),
  },
  {
    area: 'events, on paper',
    patterns: ['/events/:eventId/sheet', '/events/:eventId/desk'],
    as: () => network.coordinator,
    ids: () => ({ eventId: paperEvent.id }),
  },
  {
    area: 'a shop',
    patterns: [
      '/shop/:merchantId',
      '/shop/:merchantId/offers',
      '/shop/:merchantId/offers/new',
      '/shop/:merchantId/offers/:offerId',
      '/shop/:merchantId/staff',
      '/shop/:merchantId/pin',
      '/shop/:merchantId/devices',
      '/shop/:merchantId/keys',
      '/shop/:merchantId/profile',
      '/shop/:merchantId/make-right',
      '/shop/:merchantId/statistics',
      '/shop/:merchantId/sponsor',
      '/shop/:merchantId/sticker',
      '/shop/:merchantId/webhooks',
      '/counter/:merchantId',
    ],
    as: () => shop.owner,
    ids: () => ({ merchantId: shop.id, offerId }),
  },
  {
    area: 'a shop, and what it is owed',
    patterns: [
      '/shop/:merchantId',
      '/shop/:merchantId/settlement',
      '/shop/:merchantId/settlement/:statementId',
    ],
    as: () => settled.shop.owner,
    ids: () => ({ merchantId: settled.shop.id, statementId: settled.statement.id }),
  },
  {
    area: 'a coordinator, who settles with the shops',
    patterns: [
      '/coordinator/:slug/settlement',
      '/coordinator/:slug/settlement/rates',
      '/coordinator/:slug/settlement/:statementId',
    ],
    as: () => network.coordinator,
    ids: () => ({ slug: network.slug, statementId: settled.statement.id }),
  },
  {
    area: 'a coordinator',
    patterns: [
      '/coordinator/:slug',
      '/coordinator/:slug/merchants',
      '/coordinator/:slug/merchants/:merchantId',
      '/coordinator/:slug/offers/:offerId',
      '/coordinator/:slug/award',
      '/coordinator/:slug/record',
      '/coordinator/:slug/codes',
      '/coordinator/:slug/goals',
      '/coordinator/:slug/loans',
      '/coordinator/:slug/webhooks',
      '/coordinator/:slug/awards',
      '/verify/:slug',
      '/coordinator/:slug/check',
      '/coordinator/:slug/fund',
      '/coordinator/:slug/imports',
      '/coordinator/:slug/imports/:importId',
      '/coordinator/:slug/members',
      '/coordinator/:slug/categories',
      '/coordinator/:slug/settings',
      '/coordinator/:slug/more',
      '/coordinator/:slug/code-card',
      '/coordinator/:slug/voucher-sheets',
      '/coordinator/:slug/voucher-sheets/:sheetId',
      '/coordinator/:slug/catalogue',
      '/coordinator/:slug/catalogue/studio',
    ],
    as: () => network.coordinator,
    ids: () => ({ importId, sheetId, slug: network.slug, merchantId: appliedId, offerId: submittedId }),
  },
];

/** An address that is nobody's. */
const nowhere = '/nowhere';
/** The heading of its page. */
const missing = { en: 'Not found', th: 'ไม่พบหน้านี้' };

const looks = [
  { language: 'th', theme: 'light', width: 360 },
  { language: 'en', theme: 'dark', width: 1280 },
  { language: 'en', theme: 'light', width: 320 },
  { language: 'th', theme: 'dark', width: 1280 },
] as const;

function addressOf(pattern: string, ids: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`nothing stands for :${name} in ${pattern}`);
    return id;
  });
}

async function problemsOn(visit: Visit, path: string, look: (typeof looks)[number]): Promise<string[]> {
  await visit.open(path);
  // Without a camera the counter turns from its dark scanner to its light keypad; looked at in between, it is neither.
  if (path.startsWith('/counter/')) await visit.page.locator('input').first().waitFor();
  const address = new URL(visit.page.url()).pathname;
  const isMissing = (await visit.page.locator('main h1').first().textContent()) === missing[look.language];
  const overflow = await visit.page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...(await accessibilityProblems(visit.page)),
    ...(address === path ? [] : [`went on to ${address}`]),
    ...(isMissing === (path === nowhere) ? [] : [isMissing ? 'is not found' : 'is found']),
    ...(overflow > 0 ? [`${overflow} px wider than the screen`] : []),
    ...visit.consoleErrors.splice(0).map((error) => `console: ${error}`),
  ];
}

test('every screen of the registry is looked at here', () => {
  const registry = readFileSync(new URL('../../web/src/app/routes.ts', import.meta.url), 'utf8');
  const registered = [...registry.matchAll(/\bpath: '([^']+)'/g)].map(([, pattern]) => pattern);

  expect(registered.length).toBeGreaterThan(30);
  expect([...new Set(screens.flatMap(({ patterns }) => patterns))].sort()).toEqual(registered.sort());
});

describe.each(looks)('in $language, $theme, $width px', (look) => {
  test.each(screens)(
    'the screens of $area: clean by axe, no wider than the screen, no error',
    async ({ as, patterns, ids }) => {
      const person = as();
      const visit = await Visit.start(world.server.url, {
        ...look,
        ...(person === undefined ? {} : { as: person }),
      });
      const problems: string[] = [];
      for (const pattern of person === undefined ? [...patterns, nowhere] : patterns) {
        const found = await problemsOn(visit, addressOf(pattern, ids()), look);
        problems.push(...found.map((problem) => `${pattern}: ${problem}`));
        expect(await visit.page.getAttribute('html', 'lang')).toBe(look.language);
      }
      await visit.end();
      expect(problems).toEqual([]);
    },
  );
});
