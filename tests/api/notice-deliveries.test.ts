import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../testkit/client.ts';
import { confirmAddress, letMessagesBeDue, messagesOf, subscribe, tellAtOnce } from '../testkit/delivery.ts';
import { accept, invite } from '../testkit/invitations.ts';
import { Mailbox, type ReceivedMail } from '../testkit/mailbox.ts';
import { mutate } from '../testkit/mutate.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { PushBrowser, vapidClaims } from '../testkit/push-browser.ts';
import { Receiver } from '../testkit/receiver.ts';
import { runJob } from '../testkit/time-travel.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let mailbox: Mailbox;
let receiver: Receiver;
const lineToken = 'a token of the official account';
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

beforeAll(async () => {
  [mailbox, receiver] = await Promise.all([Mailbox.open(), Receiver.open()]);
  world = await World.start({
    env: {
      SMTP_URL: mailbox.url,
      MAIL_FROM: 'ความดี <kwamdee@village.example>',
      LINE_CHANNEL_ACCESS_TOKEN: lineToken,
      LINE_API_URL: `${receiver.url}/line`,
      PUBLIC_URL: 'http://kwamdee.example',
    },
  });
  network = await world.network();
});

afterAll(async () => {
  await world.stop();
  await Promise.all([mailbox.close(), receiver.close()]);
});

afterEach(() => {
  mailbox.refuse = null;
  receiver.answer = () => ({ status: 200 });
});

/** Who gets mail about their points, at once. */
async function reader(language: 'TH' | 'EN' = 'EN'): Promise<MemberPerson> {
  const member = await network.member();
  await mutate(member, 'updateProfile', { language });
  await confirmAddress(world, member);
  await tellAtOnce(member, 'EMAIL', ['POINTS']);
  return member;
}

function mailTo(person: Person, count = 1): Promise<ReceivedMail> {
  return waitUntil(`mail ${count} to ${person.name}`, () => mailbox.to(person.email)[count - 1]);
}

function stateOf(person: Person, state: string) {
  return waitUntil(`a message to be ${state}`, async () =>
    (await messagesOf(world, person)).find((message) => message.state === state),
  );
}

async function post(path: string): Promise<number> {
  return (await fetch(world.server.url + path, { method: 'POST' })).status;
}

const unsubscribePathOf = (mail: ReceivedMail): string =>
  new URL(mail.headers['list-unsubscribe']?.slice(1, -1) ?? '').pathname;

describe('mail', () => {
  test('says in the reader’s language that there is news, and nothing of the news', async () => {
    const [thai, english] = [await reader('TH'), await reader('EN')];
    await Promise.all([network.award(thai, 1_234), network.award(english, 1_234)]);
    const [inThai, inEnglish] = [await mailTo(thai), await mailTo(english)];
    expect(inThai.subject).toBe('มีข่าวในสมุดความดีของคุณ · ชุมชนทดสอบ');
    expect(inEnglish.subject).toBe('There is news in your passbook · Test community');
    for (const mail of [inThai, inEnglish]) {
      expect(mail.text).toContain('http://kwamdee.example/passbook');
      expect(mail.subject + mail.text).not.toMatch(/1.?234|ช่วยงานวัด|Helped at the temple/);
      // Nothing that tells the sender whether it was read.
      expect(mail.text).not.toMatch(/<img|src=/);
    }
    const [message] = await messagesOf(world, english);
    expect(inEnglish.headers['message-id']).toBe(`<${message?.id}@village.example>`);
  });

  test('about a shop says what it is about, and the name of nobody who has joined it', async () => {
    const shop = await network.shop();
    await confirmAddress(world, shop.owner);
    await tellAtOnce(shop.owner, 'EMAIL', ['SHOP']);
    const cashier = await network.world.person('Malee Jaidee');
    expect((await accept(cashier, await invite(shop))).__typename).toBe('AcceptStaffInvitationSuccess');
    const mail = await mailTo(shop.owner);
    expect((await noticesOf(shop.owner))[0]?.body).toContain('Malee Jaidee');
    expect(mail.subject + mail.text).not.toContain('Malee');
    expect(mail.text).toContain(`/shop/${shop.id}/staff`);
  });

  test('goes to no address that nobody has confirmed', async () => {
    const member = await network.member();
    await tellAtOnce(member, 'EMAIL', ['POINTS']);
    await network.award(member, 5);
    expect(await noticesOf(member)).toHaveLength(1);
    const { rows } = await world.pool.query(
      'SELECT FROM notice_outbox JOIN notice ON notice.id = notice_id WHERE user_id = $1',
      [member.userId],
    );
    expect(rows).toHaveLength(0);
    expect(await messagesOf(world, member)).toEqual([]);
  });

  test('has an address confirmed by a link, pressed once or twice, and by no link for another address', async () => {
    const member = await network.member();
    const asked = await mutate(member, 'sendEmailConfirmation', { language: 'EN' });
    expect(asked.__typename).toBe('SendEmailConfirmationSuccess');
    const mail = await mailTo(member);
    expect(mail.subject).toBe('Confirm your e-mail for notices · Kwamdee');
    const path = /http:\/\/kwamdee\.example\/mail\/confirm\/([\w.-]+)/.exec(mail.text)?.[1] ?? '';
    const confirmed = async () => {
      const { viewer } = await member.client.ask<{
        viewer: { noticeSettings: { isEmailConfirmed: boolean } };
      }>('{ viewer { noticeSettings { isEmailConfirmed } } }');
      return viewer.noticeSettings.isEmailConfirmed;
    };
    expect(await post(`/api/mail/confirm/${path.slice(0, -2)}xx`)).toBe(404);
    expect(await post(`/api/mail/unsubscribe/${path}`)).toBe(404);
    expect(await confirmed()).toBe(false);
    expect(await post(`/api/mail/confirm/${path}`)).toBe(200);
    expect(await post(`/api/mail/confirm/${path}`)).toBe(200);
    expect(await confirmed()).toBe(true);
    expect(await mutate(member, 'sendEmailConfirmation', {}, '... on StateError { state }')).toMatchObject({
      state: 'CONFIRMED',
    });

    await world.pool.query('UPDATE users SET email = $2, email_verified = false WHERE id = $1', [
      member.userId,
      `${randomUUID()}@test.example`,
    ]);
    expect(await post(`/api/mail/confirm/${path}`)).toBe(404);
  });

  test('is ended by one press of the mail program, and by no look at the link', async () => {
    const member = await reader();
    await network.award(member, 5);
    const mail = await mailTo(member);
    expect(mail.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    const path = unsubscribePathOf(mail);

    const opened = await fetch(world.server.url + path, { redirect: 'manual' });
    expect(opened.status).toBe(303);
    expect(opened.headers.get('location')).toMatch(/^http:\/\/kwamdee\.example\/mail\/unsubscribe\/[\w.-]+$/);
    await network.award(member, 5);
    await mailTo(member, 2);

    const pressed = await fetch(world.server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(pressed.status).toBe(200);
    await network.award(member, 5);
    await letMessagesBeDue(world);
    await waitUntil('three notices in the app', async () => (await noticesOf(member)).length === 3);
    expect(mailbox.to(member.email)).toHaveLength(2);
    expect(await post(`${path}x`)).toBe(404);
  });

  test('that is refused for ever is given up; that is refused for now comes again, under the same id', async () => {
    const [gone, full] = [await reader(), await reader()];
    mailbox.refuse = { code: 550, text: `<${gone.email}>: no such mailbox` };
    await network.award(gone, 5);
    const given = await stateOf(gone, 'GIVEN_UP');
    expect(given).toMatchObject({ attempts: 1, lastError: expect.stringContaining('550') });
    // As it stands in the log: what was wrong, and not whose address it was.
    expect(given.lastError).toContain('no such mailbox');
    expect(given.lastError).not.toContain('@');

    mailbox.refuse = { code: 452, text: 'the mailbox is full' };
    await network.award(full, 5);
    await waitUntil('the first try', async () => (await messagesOf(world, full))[0]?.lastError);
    expect(mailbox.to(full.email)).toHaveLength(0);
    mailbox.refuse = null;
    await letMessagesBeDue(world);
    const sent = await stateOf(full, 'SENT');
    expect(sent.attempts).toBe(2);
    expect((await mailTo(full)).headers['message-id']).toContain(sent.id);
  });

  test('of a server that is away waits, health says so, and so does the metric; when it is back it goes', async () => {
    const member = await reader();
    await mailbox.close();
    await network.award(member, 5);
    const health = async (): Promise<{ readonly channelsFailing?: readonly string[] }> => {
      const answer = await fetch(`${world.server.url}/health/ready`);
      return (await answer.json()) as object;
    };
    await waitUntil('health to say so', async () => (await health()).channelsFailing?.includes('EMAIL'));
    expect(await health()).toMatchObject({ status: 'up', channelsFailing: ['EMAIL'] });
    const metrics = await (await fetch(`${world.server.url}/metrics`)).text();
    expect(metrics).toMatch(/kwamdee_messages\{channel="EMAIL",state="WAITING"\} [1-9]/);

    await mailbox.reopen();
    await letMessagesBeDue(world);
    await stateOf(member, 'SENT');
    expect(await health()).not.toHaveProperty('channelsFailing');
  });
});

describe('when', () => {
  /** The clock on the wall in Bangkok, so many minutes from now. */
  const wall = (minutes: number): string =>
    new Date(Date.now() + minutes * 60_000).toLocaleTimeString('en-GB', {
      ...{ timeZone: 'Asia/Bangkok', hour: '2-digit', minute: '2-digit' },
    });

  test('it is quiet, what comes waits for the end, and goes together', async () => {
    const member = await reader();
    await mutate(member, 'updateNoticeSettings', {
      timeZone: 'Asia/Bangkok',
      quietHours: { isOn: true, from: wall(-90), until: wall(90) },
    });
    await network.award(member, 5);
    await network.award(member, 6);
    const waiting = await waitUntil('both to be planned', async () => {
      const messages = await messagesOf(world, member);
      return messages[0]?.noticeCount === 2 ? messages : null;
    });
    expect(waiting).toMatchObject([{ state: 'WAITING', attempts: 0, noticeCount: 2 }]);
    expect(Math.round(((waiting[0]?.dueAt.getTime() ?? 0) - Date.now()) / 60_000)).toBeGreaterThan(85);
    // Late or early, nobody is woken.
    await letMessagesBeDue(world);
    await waitUntil('it to be put off', async () => {
      const { rows } = await world.pool.query(
        `SELECT FROM outgoing_message WHERE user_id = $1 AND attempts = 0 AND leased_until IS NULL
          AND next_attempt_at > now() + interval '80 minutes'`,
        [member.userId],
      );
      return rows.length === 1;
    });
    await tellAtOnce(member, 'EMAIL');
    await letMessagesBeDue(world);
    const mail = await mailTo(member);
    expect(mail.subject).toBe('2 notices from Test community · Test community');
    expect(mailbox.to(member.email)).toHaveLength(1);
  });

  test('the day is collected: what was read meanwhile, and what is no longer wanted, is not told', async () => {
    const [member, shop] = [await reader(), await network.shop()];
    await mutate(member, 'updateNoticeSettings', {
      channels: [{ channel: 'EMAIL', cadence: 'DAILY', groups: [{ group: 'PLACE', isWanted: true }] }],
    });
    await network.award(member, 5);
    await mutate(shop.owner, 'addMerchantStaff', {
      merchantId: shop.id,
      email: member.email,
      role: 'CASHIER',
    });
    await waitUntil('both to wait', async () => (await messagesOf(world, member))[0]?.noticeCount === 2);
    await mutate(member, 'updateNoticeSettings', {
      channels: [{ channel: 'EMAIL', groups: [{ group: 'PLACE', isWanted: false }] }],
    });
    await letMessagesBeDue(world);
    expect((await mailTo(member)).subject).toContain('There is news in your passbook');

    await network.award(member, 5);
    await waitUntil('the next to wait', async () =>
      (await messagesOf(world, member)).some(({ state }) => state === 'WAITING'),
    );
    await member.client.send('mutation { markNoticesRead(input: {}) { viewer { id } } }');
    await letMessagesBeDue(world);
    await stateOf(member, 'DROPPED');
    expect(mailbox.to(member.email)).toHaveLength(1);
  });

  test('a notice is planned once, however often its job runs', async () => {
    const member = await reader();
    await network.award(member, 5);
    await stateOf(member, 'SENT');
    await world.pool.query(
      'INSERT INTO notice_outbox (notice_id, network_id) SELECT id, network_id FROM notice WHERE user_id = $1',
      [member.userId],
    );
    await runJob(world, 'deliver_notices');
    await waitUntil('the outbox to be empty', async () => {
      const { rows } = await world.pool.query('SELECT FROM notice_outbox');
      return rows.length === 0;
    });
    const { rows } = await world.pool.query(
      'SELECT FROM notice_delivery JOIN notice ON notice.id = notice_id WHERE user_id = $1',
      [member.userId],
    );
    expect(rows).toHaveLength(1);
    await letMessagesBeDue(world);
    expect(mailbox.to(member.email)).toHaveLength(1);
  });

  test.each([
    ['hours without an end', { quietHours: { isOn: true, from: '21:00', until: '21:00' } }],
    ['no time of day', { quietHours: { isOn: true, from: '25:00', until: '07:00' } }],
    ['no time zone', { timeZone: 'Asia/Nong_Sarai' }],
  ])('%s is refused, and nothing is written', async (_what, input) => {
    const member = await network.member();
    expect((await mutate(member, 'updateNoticeSettings', input)).__typename).toBe('ValidationError');
    const { rows } = await world.pool.query('SELECT FROM notice_setting WHERE user_id = $1', [member.userId]);
    expect(rows).toHaveLength(0);
  });

  test('the settings say what was chosen, and what holds by itself', async () => {
    const member = await network.member();
    const ask = () =>
      member.client
        .ask<{ viewer: { noticeSettings: object } }>(
          `{ viewer { noticeSettings { quietFrom quietUntil timeZone isEmailConfirmed canConfirmEmail pushCount
            channels { channel isAvailable isReachable cadence groups { group isWanted } } } } }`,
        )
        .then(({ viewer }) => viewer.noticeSettings);
    expect(await ask()).toMatchObject({
      ...{ quietFrom: '21:00', quietUntil: '07:00', timeZone: null, pushCount: 0 },
      channels: [
        {
          ...{ channel: 'EMAIL', isAvailable: true, isReachable: false, cadence: 'DAILY' },
          groups: expect.arrayContaining([{ group: 'POINTS', isWanted: false }]),
        },
        { channel: 'PUSH', isAvailable: true, isReachable: false, cadence: 'AT_ONCE' },
        { channel: 'LINE', isAvailable: true, isReachable: false, cadence: 'DAILY' },
      ],
    });
    await mutate(member, 'updateNoticeSettings', {
      timeZone: 'Europe/Berlin',
      quietHours: { isOn: true, from: '22:30', until: '06:15' },
      channels: [{ channel: 'PUSH', cadence: 'WEEKLY', groups: [{ group: 'THANKS', isWanted: false }] }],
    });
    expect(await ask()).toMatchObject({
      ...{ quietFrom: '22:30', quietUntil: '06:15', timeZone: 'Europe/Berlin' },
      channels: [
        { cadence: 'DAILY' },
        { cadence: 'WEEKLY', groups: expect.arrayContaining([{ group: 'THANKS', isWanted: false }]) },
        { cadence: 'DAILY' },
      ],
    });
  });
});

describe('web push', () => {
  async function subscriber(): Promise<{ member: MemberPerson; browser: PushBrowser; path: string }> {
    const member = await network.member();
    await tellAtOnce(member, 'PUSH', ['POINTS']);
    const path = `/push/${randomUUID()}`;
    const browser = new PushBrowser(receiver.url + path);
    expect((await subscribe(member, browser)).__typename).toBe('PushSubscriptionSuccess');
    return { member, browser, path };
  }

  test('is encrypted for the browser, signed by the server, and says nothing private', async () => {
    const { member, browser, path } = await subscriber();
    await network.award(member, 1_234);
    const request = await waitUntil('the push', () => receiver.at(path)[0]);
    const [message] = await messagesOf(world, member);
    const payload = browser.read(request);
    expect(payload).toEqual({
      title: 'มีข่าวในสมุดความดีของคุณ',
      body: 'ชุมชนทดสอบ',
      path: '/passbook',
      tag: message?.id,
      lang: 'th',
    });
    expect(request.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      topic: message?.id.replaceAll('-', ''),
      ttl: '86400',
    });
    const { key, claims } = vapidClaims(request.headers.authorization ?? '');
    const { viewer } = await member.client.ask<{ viewer: { noticeSettings: { pushPublicKey: string } } }>(
      '{ viewer { noticeSettings { pushPublicKey } } }',
    );
    expect(key).toBe(viewer.noticeSettings.pushPublicKey);
    expect(claims).toMatchObject({ aud: receiver.url, sub: 'mailto:kwamdee@village.example' });
  });

  test('to a browser that has unsubscribed forgets it; one phone that is there is enough', async () => {
    const { member, path } = await subscriber();
    const other = new PushBrowser(`${receiver.url}/push/${randomUUID()}`);
    await subscribe(member, other);
    receiver.answer = (request) => ({ status: request.path === path ? 410 : 201 });
    await network.award(member, 5);
    await stateOf(member, 'SENT');
    const { rows } = await world.pool.query('SELECT endpoint FROM push_subscription WHERE user_id = $1', [
      member.userId,
    ]);
    expect(rows).toEqual([{ endpoint: other.endpoint }]);
  });

  test('to nobody is dropped; to a service in trouble it comes again, with the same topic', async () => {
    const { member, browser, path } = await subscriber();
    receiver.answer = () => ({ status: 503 });
    await network.award(member, 5);
    await waitUntil('a first try', async () => (await messagesOf(world, member))[0]?.lastError);
    receiver.answer = () => ({ status: 201 });
    await letMessagesBeDue(world);
    await stateOf(member, 'SENT');
    const [first, second] = receiver.at(path);
    expect(second?.headers['topic']).toBe(first?.headers['topic']);

    receiver.answer = () => ({ status: 404 });
    await network.award(member, 5);
    await stateOf(member, 'DROPPED');
    expect((await subscribe(member, browser)).__typename).toBe('PushSubscriptionSuccess');
  });

  test('a push service that is out of order for long loses nobody their phone; a phone that fails beside another is forgotten', async () => {
    const { member, path } = await subscriber();
    receiver.answer = () => ({ status: 503 });
    await network.award(member, 5);
    for (let tries = 1; tries <= 10; tries++) {
      await waitUntil(`try ${tries}`, () => receiver.at(path).length >= tries);
      await waitUntil(`try ${tries} to be written down`, async () => {
        const { rows } = await world.pool.query(
          `SELECT FROM outgoing_message WHERE user_id = $1 AND attempts = $2 AND leased_until IS NULL`,
          [member.userId, tries],
        );
        return rows.length === 1;
      });
      if (tries === 10) receiver.answer = () => ({ status: 201 });
      await letMessagesBeDue(world);
    }
    await waitUntil('it to end', async () => (await messagesOf(world, member))[0]?.state !== 'WAITING');
    expect(await messagesOf(world, member)).toMatchObject([{ state: 'SENT' }]);

    const gone = new PushBrowser(`${receiver.url}/push/${randomUUID()}`);
    await subscribe(member, gone);
    await world.pool.query('UPDATE push_subscription SET failures = 9 WHERE user_id = $1', [member.userId]);
    receiver.answer = (request) => ({ status: request.path === path ? 201 : 503 });
    await network.award(member, 5);
    await waitUntil('the second', async () => {
      const messages = await messagesOf(world, member);
      return messages.length === 2 && messages.every(({ state }) => state === 'SENT');
    });
    const { rows } = await world.pool.query(
      'SELECT endpoint, failures FROM push_subscription WHERE user_id = $1',
      [member.userId],
    );
    expect(rows).toEqual([{ endpoint: receiver.url + path, failures: 0 }]);
  });

  test('a shared phone tells the one who subscribed last; who signs out tells it to stop', async () => {
    const { member: before, browser } = await subscriber();
    const { member: after } = await subscriber();
    await subscribe(after, browser);
    const ownerOf = async () => {
      const { rows } = await world.pool.query<{ user_id: string }>(
        'SELECT user_id FROM push_subscription WHERE endpoint = $1',
        [browser.endpoint],
      );
      return rows.map((row) => row.user_id);
    };
    expect(await ownerOf()).toEqual([after.userId]);
    const stop =
      'mutation ($endpoint: String!) { unsubscribeFromPush(input: { endpoint: $endpoint }) { viewer { id } } }';
    await before.client.ask(stop, { endpoint: browser.endpoint });
    expect(await ownerOf()).toEqual([after.userId]);
    await after.client.ask(stop, { endpoint: browser.endpoint });
    expect(await ownerOf()).toEqual([]);
  });

  test('ends with the session that asked for it, from wherever that is ended', async () => {
    const { member } = await subscriber();
    const token = randomUUID().replaceAll('-', '');
    await world.pool.query(
      `INSERT INTO session (id, token, user_id, expires_at) VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
      [token, member.userId],
    );
    const lent = { ...member, client: new Client(world.server.url, token) };
    await subscribe(lent, new PushBrowser(`${receiver.url}/push/${token}`));
    const count = () => world.count('push_subscription').then((counts) => counts['push_subscription'] ?? 0);
    const before = await count();
    // Run out, but not deleted yet: nothing is sent there.
    const letLast = (interval: string) =>
      world.pool.query('UPDATE session SET expires_at = now() + $2::interval WHERE token = $1', [
        token,
        interval,
      ]);
    await letLast('-1 minute');
    await network.award(member, 5);
    await stateOf(member, 'SENT');
    expect(receiver.at(`/push/${token}`)).toHaveLength(0);
    await letLast('1 day');
    await fetch(`${world.server.url}/api/auth/revoke-session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${member.client.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    expect(await count()).toBe(before - 1);
  });

  test.each([
    ['an address inside', { endpoint: 'https://10.0.0.1/push' }],
    ['no encryption', { endpoint: 'http://push.example.com/1' }],
    ['no key', { p256dh: 'x' }],
  ])('%s is refused', async (_what, wrong) => {
    const member = await network.member();
    const good = new PushBrowser(`${receiver.url}/push/none`).subscription;
    expect((await mutate(member, 'subscribeToPush', { ...good, ...wrong })).__typename).toBe(
      'ValidationError',
    );
    const { rows } = await world.pool.query('SELECT FROM push_subscription WHERE user_id = $1', [
      member.userId,
    ]);
    expect(rows).toHaveLength(0);
  });

  test('nobody has more than ten browsers', async () => {
    const member = await network.member();
    for (let index = 0; index < 12; index++) {
      await subscribe(member, new PushBrowser(`${receiver.url}/push/${member.userId}/${index}`));
    }
    const { rows } = await world.pool.query<{ endpoint: string }>(
      'SELECT endpoint FROM push_subscription WHERE user_id = $1 ORDER BY created_at',
      [member.userId],
    );
    expect(rows).toHaveLength(10);
    expect(rows.at(-1)?.endpoint).toMatch(/\/11$/);
  });
});

describe('LINE', () => {
  const path = '/line/v2/bot/message/push';

  async function friend(): Promise<{ member: MemberPerson; lineId: string }> {
    const member = await network.member();
    const lineId = `U${randomUUID().replaceAll('-', '')}`;
    await world.pool.query(
      `INSERT INTO sign_in_method (id, account_id, provider_id, user_id) VALUES (gen_random_uuid(), $1, 'line', $2)`,
      [lineId, member.userId],
    );
    await tellAtOnce(member, 'LINE', ['POINTS']);
    return { member, lineId };
  }

  const sentTo = (lineId: string) =>
    receiver.at(path).filter(({ body }) => JSON.parse(body.toString('utf8')).to === lineId);

  test('pushes a text to the person’s own id, with the retry key', async () => {
    const { member, lineId } = await friend();
    await network.award(member, 1_234);
    const request = await waitUntil('the push', () => sentTo(lineId)[0]);
    const [message] = await messagesOf(world, member);
    expect(request.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: `Bearer ${lineToken}`,
      'x-line-retry-key': message?.id,
    });
    expect(message?.id).toMatch(uuid);
    const body = JSON.parse(request.body.toString('utf8'));
    expect(body).toEqual({
      to: lineId,
      messages: [
        {
          type: 'text',
          text: 'ชุมชนทดสอบ\n\nมีข่าวในสมุดความดีของคุณ\nเปิดดู: http://kwamdee.example/passbook',
        },
      ],
    });
  });

  test('that it has taken before counts as sent; that it cannot deliver is given up', async () => {
    const { member, lineId } = await friend();
    receiver.answer = () => ({ status: 500, body: 'internal error' });
    await network.award(member, 5);
    await waitUntil('a first try', async () => (await messagesOf(world, member))[0]?.lastError);
    receiver.answer = () => ({ status: 409 });
    await letMessagesBeDue(world);
    expect((await stateOf(member, 'SENT')).attempts).toBe(2);
    const keys = sentTo(lineId).map(({ headers }) => headers['x-line-retry-key']);
    expect(new Set(keys).size).toBe(1);

    receiver.answer = () => ({ status: 400, body: '{"message":"Failed to send messages"}' });
    await network.award(member, 5);
    expect((await stateOf(member, 'GIVEN_UP')).lastError).toContain('Failed to send messages');
  });
});
