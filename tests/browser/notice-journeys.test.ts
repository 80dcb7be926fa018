import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { confirmAddress, letWebhooksBeDue } from '../testkit/delivery.ts';
import { Mailbox } from '../testkit/mailbox.ts';
import { mutate } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { Receiver } from '../testkit/receiver.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { letTriesRunOut, webhook, webhooksOf } from '../testkit/webhook.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let mailbox: Mailbox;
let receiver: Receiver;

beforeAll(async () => {
  [mailbox, receiver] = await Promise.all([Mailbox.open(), Receiver.open()]);
  world = await World.start({ env: { SMTP_URL: mailbox.url, MAIL_FROM: 'kwamdee@village.example' } });
  network = await world.network();
});

afterAll(async () => {
  await world.stop();
  await Promise.all([mailbox.close(), receiver.close()]);
});

interface Settings {
  readonly isEmailConfirmed: boolean;
  readonly quietUntil: string | null;
  readonly channels: readonly {
    channel: string;
    cadence: string;
    groups: { group: string; isWanted: boolean }[];
  }[];
}

async function settingsOf(person: Person): Promise<Settings> {
  const { viewer } = await person.client.ask<{ viewer: { noticeSettings: Settings } }>(
    '{ viewer { noticeSettings { isEmailConfirmed quietUntil channels { channel cadence groups { group isWanted } } } } }',
  );
  return viewer.noticeSettings;
}

describe('a member', () => {
  test('has their address confirmed: 1 action in the app, 1 from the mail', async () => {
    const member = await network.member();
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open('/profile/notices');
    visit.startCounting();
    await visit.tap(visit.page.getByRole('button', { name: 'Send me the link' }));
    await visit.page.getByText('Look into your mail').waitFor();
    const mail = await waitUntil('the mail', () => mailbox.to(member.email)[0], browserLimitMs);
    const path = /\/mail\/confirm\/[\w.-]+/.exec(mail.text)?.[0] ?? '';
    await visit.open(path);
    await visit.tap(visit.page.getByRole('button', { name: 'Yes, it is mine' }));
    await visit.page.getByText('Confirmed', { exact: true }).waitFor();
    expect(visit.actions).toBeLessThanOrEqual(2);
    expect((await settingsOf(member)).isEmailConfirmed).toBe(true);
    await visit.end();
  });

  test('chooses how often, of what, and from when on: 1 action each', async () => {
    const member = await network.member();
    await confirmAddress(world, member);
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.open('/profile/notices');
    visit.startCounting();
    await visit.select(visit.page.getByLabel('How often'), 'WEEKLY');
    await visit.tap(visit.page.locator('label').filter({ hasText: 'My deeds and points' }));
    await visit.select(visit.page.getByLabel('Until'), '08:00');
    expect(visit.actions).toBeLessThanOrEqual(3);
    const settings = await waitUntil(
      'the choices to be kept',
      async () => {
        const found = await settingsOf(member);
        const mail = found.channels.find(({ channel }) => channel === 'EMAIL');
        const points = mail?.groups.find(({ group }) => group === 'POINTS');
        return mail?.cadence === 'WEEKLY' && points?.isWanted && found.quietUntil === '08:00' ? found : null;
      },
      browserLimitMs,
    );
    expect(settings.quietUntil).toBe('08:00');
    await visit.end();
  });

  test('is shown a push message, whose press opens its page', async () => {
    const member = await network.member();
    const visit = await Visit.start(world.server.url, { as: member });
    await visit.context.grantPermissions(['notifications'], { origin: world.server.url });
    await visit.open('/notices');
    await visit.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    const devtools = await visit.context.newCDPSession(visit.page);
    const registered = new Promise<string>((found) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [own] = registrations;
        if (own !== undefined) found(own.registrationId);
      });
    });
    await devtools.send('ServiceWorker.enable');
    const message = {
      title: 'มีข่าวในสมุดความดีของคุณ',
      body: 'หนองสาหร่าย',
      path: '/passbook',
      tag: 'a-tag',
      lang: 'th',
    };
    // Twice, as after a crash: the tag makes one of them.
    for (let time = 0; time < 2; time++) {
      await devtools.send('ServiceWorker.deliverPushMessage', {
        origin: world.server.url,
        registrationId: await registered,
        data: JSON.stringify(message),
      });
    }
    const shown = await waitUntil(
      'the notification',
      async () => {
        const found = await visit.page.evaluate<object[]>(
          `navigator.serviceWorker.ready.then(async (registration) =>
            (await registration.getNotifications()).map(({ title, body, tag, lang, data }) => (
              { title, body, tag, lang, path: data.path })))`,
        );
        return found.length > 0 ? found : null;
      },
      browserLimitMs,
    );
    expect(shown).toEqual([message]);
    await visit.end();
  });
});

describe('a shop', () => {
  test('has its program called: 2 actions; and sends again what was given up: 1 action', async () => {
    const shop = await network.shop();
    const visit = await Visit.start(world.server.url, { as: shop.owner });
    await visit.open(`/shop/${shop.id}/webhooks`);
    visit.startCounting();
    await visit.fill(visit.page.getByLabel('Address of your program'), `${receiver.url}/till`);
    await visit.tap(visit.page.getByRole('button', { name: 'Add', exact: true }));
    await visit.page.getByText('Keep this secret now').waitFor();
    expect(visit.actions).toBeLessThanOrEqual(2);
    expect(await webhooksOf(shop.owner, shop.id)).toHaveLength(1);
    await visit.end();

    const other = await network.shop();
    const hook = await webhook(other.owner, { merchantId: other.id, url: `${receiver.url}/other` });
    receiver.answer = () => ({ status: 500 });
    await mutate(other.owner, 'testWebhook', { webhookId: hook.id });
    await waitUntil('a first try', () => receiver.at('/other')[0], browserLimitMs);
    await letTriesRunOut(world);
    await letWebhooksBeDue(world);
    const dead = async () => (await webhooksOf(other.owner, other.id))?.[0]?.deadCount === 1;
    await waitUntil('it to be given up', dead, browserLimitMs);
    receiver.answer = () => ({ status: 200 });
    const later = await Visit.start(world.server.url, { as: other.owner });
    await later.open(`/shop/${other.id}/webhooks`);
    later.startCounting();
    await later.tap(later.page.getByRole('button', { name: 'Send again', exact: true }));
    expect(later.actions).toBeLessThanOrEqual(1);
    await waitUntil('it to be taken', () => receiver.at('/other').length >= 3, browserLimitMs);
    await later.end();
  });
});
