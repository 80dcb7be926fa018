import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessibilityProblems } from '../testkit/accessibility.ts';
import { browserLimitMs, Visit } from '../testkit/browser.ts';
import { Mailbox } from '../testkit/mailbox.ts';
import {
  account,
  letLinksRunOut,
  linkIn,
  newPassword,
  postAuth,
  signInStatus,
} from '../testkit/password-reset.ts';
import { startServer } from '../testkit/server.ts';
import { waitUntil } from '../testkit/wait-until.ts';
import { World } from '../testkit/world.ts';

let world: World;
let mailbox: Mailbox;

beforeAll(async () => {
  mailbox = await Mailbox.open();
  world = await World.start({ env: { SMTP_URL: mailbox.url, MAIL_FROM: 'kwamdee@village.example' } });
});

afterAll(async () => {
  await world.stop();
  await mailbox.close();
});

test('somebody who forgot their password is back in: 3 actions in the app, 2 from the mail', async () => {
  const person = await account(world, 'TH');
  const visit = await Visit.start(world.server.url, { language: 'th' });
  await visit.open('/sign-in');
  visit.startCounting();
  await visit.tap(visit.page.getByRole('link', { name: 'ลืมรหัสผ่าน' }));
  await visit.page.getByRole('heading', { name: 'ลืมรหัสผ่าน' }).waitFor();
  await visit.fill(visit.page.getByLabel('อีเมล'), person.email);
  expect(await accessibilityProblems(visit.page)).toEqual([]);
  await visit.tap(visit.page.getByRole('button', { name: 'ส่งลิงก์ให้ฉัน' }));
  await visit.page.getByText('ลองเปิดดูอีเมลของคุณ').waitFor();
  expect(await accessibilityProblems(visit.page)).toEqual([]);
  expect(visit.actions).toBeLessThanOrEqual(3);

  await visit.open(`/new-password/${await linkIn(mailbox, person.email)}`);
  visit.startCounting();
  await visit.fill(visit.page.getByLabel('รหัสผ่านใหม่', { exact: true }), newPassword);
  await visit.tap(visit.page.getByRole('button', { name: 'บันทึกแล้วเข้าสู่ระบบ' }));
  await visit.page.waitForURL((url) => url.pathname === '/');
  await visit.page.getByText('เครื่องอื่นออกจากระบบหมดแล้ว').waitFor();
  expect(visit.actions).toBeLessThanOrEqual(2);
  expect(await accessibilityProblems(visit.page)).toEqual([]);
  const session = await visit.page.evaluate<string | null>(
    `fetch('/api/auth/get-session').then((answer) => answer.json()).then((found) => found?.user.email ?? null)`,
  );
  expect(session).toBe(person.email);
  await visit.end();
});

test('what was typed on the sign-in page is not typed again: 2 actions', async () => {
  const person = await account(world);
  const visit = await Visit.start(world.server.url);
  await visit.open('/sign-in');
  await visit.fill(visit.page.getByLabel('E-mail'), person.email);
  visit.startCounting();
  await visit.tap(visit.page.getByRole('link', { name: 'Forgot your password?' }));
  await visit.tap(visit.page.getByRole('button', { name: 'Send me a link' }));
  await visit.page.getByText(person.email).waitFor();
  expect(visit.actions).toBe(2);
  await waitUntil('the mail', () => mailbox.to(person.email)[0], browserLimitMs);
  await visit.end();
});

test('a link whose time is over, or a short password, says what to do; the old password stays', async () => {
  const person = await account(world);
  const visit = await Visit.start(world.server.url);
  visit.expectErrors(/400/);
  await visit.open('/forgot-password');
  await visit.fill(visit.page.getByLabel('E-mail'), person.email);
  await visit.tap(visit.page.getByRole('button', { name: 'Send me a link' }));
  await visit.open(`/new-password/${await linkIn(mailbox, person.email)}`);
  await visit.fill(visit.page.getByLabel('New password', { exact: true }), 'short');
  await visit.tap(visit.page.getByRole('button', { name: 'Save and sign in' }));
  await visit.page.getByText('Take 8 to 128 characters').waitFor();
  await letLinksRunOut(world, person.userId);
  await visit.fill(visit.page.getByLabel('New password', { exact: true }), newPassword);
  await visit.tap(visit.page.getByRole('button', { name: 'Save and sign in' }));
  await visit.page.getByText('This link is no longer good').waitFor();
  expect(await accessibilityProblems(visit.page)).toEqual([]);
  await visit.tap(visit.page.getByRole('link', { name: 'Send me a new one' }));
  await visit.page.getByRole('button', { name: 'Send me a link' }).waitFor();
  expect(await signInStatus(world, person.email, newPassword)).toBe(401);
  await visit.end();
});

test('somebody signs in with another address from now on: 3 actions in the app, 1 from the mail', async () => {
  const person = await world.person();
  const email = `${randomUUID()}@new.example`;
  const visit = await Visit.start(world.server.url, { as: person, language: 'th' });
  await visit.open('/profile');
  visit.startCounting();
  await visit.tap(visit.page.getByRole('button', { name: 'เปลี่ยนอีเมล' }));
  await visit.fill(visit.page.getByLabel('อีเมลใหม่'), email);
  await visit.tap(visit.page.getByRole('button', { name: 'ส่งลิงก์ให้ฉัน' }));
  await visit.page.getByText('ลองเปิดดูอีเมลของคุณ').waitFor();
  expect(await accessibilityProblems(visit.page)).toEqual([]);
  const mail = await waitUntil('the mail', () => mailbox.to(email)[0], browserLimitMs);
  await visit.open(/\/mail\/change\/[\w.-]+/.exec(mail.text)?.[0] ?? '');
  expect(await accessibilityProblems(visit.page)).toEqual([]);
  await visit.tap(visit.page.getByRole('button', { name: 'ใช่ ใช้อีเมลนี้' }));
  await visit.page.getByText('เปลี่ยนอีเมลแล้ว').waitFor();
  await visit.page.getByText('จากนี้ใช้อีเมลนี้แทนอีเมลเดิม').waitFor();
  expect(visit.actions).toBeLessThanOrEqual(4);
  await visit.open('/profile');
  await visit.page.getByText(email).waitFor();
  await visit.end();
});

test('who asks too often for one address is sent to their mail; who shares a connection is told that nothing was sent', async () => {
  const limited = await startServer({
    databaseUrl: world.database.url,
    redisUrl: null,
    env: { RATE_LIMITS: 'on', JOBS: 'off', SMTP_URL: mailbox.url, MAIL_FROM: 'kwamdee@village.example' },
  });
  const ask = (email: string) => postAuth(limited.url, 'request-password-reset', { email });
  const email = `${randomUUID()}@test.example`;
  for (let time = 0; time < 3; time++) expect((await ask(email)).status).toBe(200);
  const visit = await Visit.start(limited.url, { language: 'th' });
  visit.expectErrors(/429/);
  await visit.open('/forgot-password');
  await visit.fill(visit.page.getByLabel('อีเมล'), email);
  await visit.tap(visit.page.getByRole('button', { name: 'ส่งลิงก์ให้ฉัน' }));
  await visit.page.getByText('ขอลิงก์ไปหลายครั้งแล้ว').waitFor();
  for (let time = 0; time < 60; time++) await ask(`${randomUUID()}@test.example`);
  await visit.fill(visit.page.getByLabel('อีเมล'), (await account(world)).email);
  await visit.tap(visit.page.getByRole('button', { name: 'ส่งลิงก์ให้ฉัน' }));
  await visit.page.getByText('ครั้งนี้ยังไม่ได้ส่งลิงก์').waitFor();
  expect(await visit.page.getByText('ขอลิงก์ไปหลายครั้งแล้ว').count()).toBe(0);
  expect(await accessibilityProblems(visit.page)).toEqual([]);
  await visit.end();
  await limited.stop();
});

test('where no mail is sent, the screen says who helps', async () => {
  const mute = await startServer({ databaseUrl: world.database.url, env: { JOBS: 'off' } });
  const visit = await Visit.start(mute.url);
  await visit.open('/forgot-password');
  await visit.page.getByText('Ask a coordinator').waitFor();
  expect(await visit.page.getByRole('button', { name: 'Send me a link' }).count()).toBe(0);
  await visit.end();
  await mute.stop();
});
