import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutate, onStateError, onValidationError, wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticesOf } from '../testkit/notices.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;

beforeAll(async () => {
  world = await World.start();
});

afterAll(() => world.stop());

interface Entry {
  readonly setting: string;
  readonly value: number;
  readonly maximum: number;
  readonly waiting: {
    readonly id: string;
    readonly newValue: number;
    readonly viewerCanConfirm: boolean;
  } | null;
}

async function entryOf(network: Network, setting: string, by: Person = network.coordinator): Promise<Entry> {
  const { network: seen } = await by.client.ask<{ network: { settings: Entry[] } }>(
    `query ($s: String!) { network(slug: $s) {
      settings { setting value maximum waiting { id newValue viewerCanConfirm } } } }`,
    { s: network.slug },
  );
  const entry = seen.settings.find((each) => each.setting === setting);
  if (entry === undefined) throw new Error(`no ${setting}`);
  return entry;
}

async function changesOf(network: Network, by: Person) {
  const { network: seen } = await by.client.ask<{ network: { settingChanges: { nodes: object[] } } }>(
    `query ($s: String!) { network(slug: $s) { settingChanges {
      nodes { setting oldValue newValue state changedBy decidedBy } } } }`,
    { s: network.slug },
  );
  return seen.settingChanges.nodes;
}

const change = (by: Person, network: Network, setting: string, value: number) =>
  mutate<{ isProposed: boolean }>(
    by,
    'changeNetworkSetting',
    { networkId: network.id, setting, value },
    `... on NetworkSettingSuccess { isProposed } ${onValidationError}`,
  );

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

describe('a setting', () => {
  test.each([
    ['ESCALATE_AFTER_HOURS', 48],
    ['KEEP_DEED_PHOTOS', 1],
    ['MAX_HOLD_DAYS', 30],
    ['CASE_DUE_DAYS', 5],
    ['TRUSTED_OFFERS_LIVE', 1],
    ['CHECKLIST_REQUIRED', 1],
  ])('%s is set at once, and written down with who, from what and to what', async (setting, value) => {
    const network = await world.network();
    const auditor = await network.person('AUDITOR');
    const { value: before } = await entryOf(network, setting);
    expect(await change(network.coordinator, network, setting, value)).toMatchObject({ isProposed: false });
    expect((await entryOf(network, setting, auditor)).value).toBe(value);
    const { name } = network.coordinator;
    expect(await changesOf(network, auditor)).toEqual([
      { setting, oldValue: before, newValue: value, state: 'APPLIED', changedBy: name, decidedBy: null },
    ]);
    await expectNothingWritten(() => change(network.coordinator, network, setting, value));
  });

  test.each([
    ['ESCALATE_AFTER_HOURS', 0],
    ['ESCALATE_AFTER_HOURS', 721],
    ['MAX_HOLD_DAYS', 731],
    ['CASE_DUE_DAYS', 31],
    ['KEEP_DEED_PHOTOS', 2],
    ['AWARD_SOLO_LIMIT_POINTS', 100_001],
    ['EVENT_SOLO_LIMIT_POINTS', -1],
    ['SOLO_FUNDING_POINTS', 100_001],
    ['SOLO_CORRECTION_SATANG', -1],
    ['SOLO_CORRECTION_SATANG', 100_000_001],
  ])('%s cannot be %i', async (setting, value) => {
    const network = await world.network();
    const result = await expectNothingWritten(() => change(network.coordinator, network, setting, value));
    expect(wrongFields(result)).toEqual(['value']);
  });
});

describe('what loosens a rule for two people', () => {
  test.each([
    ['AWARD_SOLO_LIMIT_POINTS', 200, 900],
    ['EVENT_SOLO_LIMIT_POINTS', 500, 5_000],
    ['SOLO_FUNDING_POINTS', 100, 2_000],
    ['SOLO_CORRECTION_SATANG', 20_050, 90_000],
  ])('%s is lowered by one, and raised by two', async (setting, low, high) => {
    const network = await world.network();
    const second = await network.person('COORDINATOR');
    expect(await change(network.coordinator, network, setting, low)).toMatchObject({ isProposed: false });
    expect(await change(network.coordinator, network, setting, high)).toMatchObject({ isProposed: true });
    expect((await noticesOf(second))[0]).toMatchObject({
      kind: 'SETTING_PROPOSED',
      path: `/coordinator/${network.slug}/settings`,
    });
    const own = await entryOf(network, setting);
    expect(own).toMatchObject({ value: low, waiting: { newValue: high, viewerCanConfirm: false } });
    const changeId = own.waiting?.id;

    const refused = await expectNothingWritten(() =>
      mutate(network.coordinator, 'confirmSettingChange', { changeId }),
    );
    expect(refused.__typename).toBe('ForbiddenError');
    expect((await entryOf(network, setting, second)).waiting?.viewerCanConfirm).toBe(true);
    await mutate(second, 'confirmSettingChange', { changeId });
    expect(await entryOf(network, setting)).toMatchObject({ value: high, waiting: null });
    const again = await mutate(second, 'confirmSettingChange', { changeId }, onStateError);
    expect(again).toMatchObject({ __typename: 'StateError', state: 'SETTLED' });
    expect((await changesOf(network, second))[0]).toMatchObject({
      ...{ oldValue: low, newValue: high, state: 'APPLIED' },
      ...{ changedBy: network.coordinator.name, decidedBy: second.name },
    });
  });

  test('the money by which one may correct a settlement is told in baht, and not changed past the books', async () => {
    const network = await world.network();
    const second = await network.person('COORDINATOR');
    await change(network.coordinator, network, 'SOLO_CORRECTION_SATANG', 123_450);
    expect((await noticesOf(second))[0]?.body).toMatch(/1,234\.50 (บาท|baht)/);
    const tooMuch = await change(network.coordinator, network, 'SOLO_CORRECTION_SATANG', 100_000_001);
    expect(tooMuch.fields?.[0]?.message).toMatch(/1,000,000 (บาท|baht)/);
    const application = new pg.Pool({
      ...{ connectionString: world.database.url, max: 1, options: '-c role=kwamdee_app' },
    });
    await expect(
      application.query('UPDATE settlement_policy SET solo_adjustment_satang = 100000000'),
    ).rejects.toThrow('permission denied');
    await application.end();
  });

  test('is set at once where there is nobody to second it', async () => {
    const network = await world.network();
    await change(network.coordinator, network, 'SOLO_FUNDING_POINTS', 2_000);
    expect(await entryOf(network, 'SOLO_FUNDING_POINTS')).toMatchObject({ value: 2_000, waiting: null });
  });

  test('is withdrawn by a newer change, or by anybody; what was withdrawn is confirmed by nobody', async () => {
    const network = await world.network();
    const second = await network.person('COORDINATOR');
    await change(network.coordinator, network, 'EVENT_SOLO_LIMIT_POINTS', 3_000);
    const first = (await entryOf(network, 'EVENT_SOLO_LIMIT_POINTS')).waiting?.id;
    await change(network.coordinator, network, 'EVENT_SOLO_LIMIT_POINTS', 4_000);
    expect((await mutate(second, 'confirmSettingChange', { changeId: first })).__typename).toBe('StateError');
    const { waiting } = await entryOf(network, 'EVENT_SOLO_LIMIT_POINTS');
    expect(waiting?.newValue).toBe(4_000);
    await mutate(network.coordinator, 'withdrawSettingChange', { changeId: waiting?.id });
    expect(await entryOf(network, 'EVENT_SOLO_LIMIT_POINTS')).toMatchObject({ value: 2_000, waiting: null });
  });

  test('of two who propose at once one waits, and the other is withdrawn', async () => {
    const network = await world.network();
    const second = await network.person('COORDINATOR');
    await Promise.all([
      change(network.coordinator, network, 'SOLO_FUNDING_POINTS', 3_000),
      change(second, network, 'SOLO_FUNDING_POINTS', 4_000),
    ]);
    const { rows } = await world.pool.query<{ state: string }>(
      'SELECT state FROM network_setting_change WHERE network_id = $1 ORDER BY state',
      [network.uuid],
    );
    expect(rows.map(({ state }) => state)).toEqual(['PROPOSED', 'WITHDRAWN']);
  });

  test('the lower limit of awards is written down too', async () => {
    const network = await world.network();
    await mutate(network.coordinator, 'lowerAwardSoloLimit', { networkId: network.id, points: 300 });
    expect(await changesOf(network, network.coordinator)).toMatchObject([
      { setting: 'AWARD_SOLO_LIMIT_POINTS', oldValue: null, newValue: 300, state: 'APPLIED' },
    ]);
  });
});
