import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { adoptCatalogue } from '../testkit/catalogue.ts';
import type { Client } from '../testkit/client.ts';
import {
  actOnImport,
  checked,
  imported,
  linesOf,
  memberNumberOf,
  problemsOf,
  upload,
  uploaded,
  viewImport,
  waitForState,
} from '../testkit/imports.ts';
import type { MemberPerson, Network } from '../testkit/network.ts';
import { walletOf } from '../testkit/redeem.ts';
import { toCsv, toUtf16le, toWindows874, toXlsx } from '../testkit/spreadsheet.ts';
import { World } from '../testkit/world.ts';

let world: World;
let network: Network;
let coordinator: Client;
let member: MemberPerson;
let number: string;

const deedHeaders = ['เลขสมาชิก', 'ความดี', 'วันที่', 'จำนวน', 'หมายเหตุ', 'รหัสรายการ'];

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  coordinator = network.coordinator.client;
  await adoptCatalogue(network, {
    SWEPT: { points: 10, capCount: 1_000, nameTh: 'กวาดลานวัด', nameEn: 'Swept the yard' },
    COOKED: { points: 5, capCount: 3, capPeriod: 'DAY', nameTh: 'ทำกับข้าวให้ผู้สูงอายุ', nameEn: 'Cooked' },
  });
  member = await network.member({ name: 'สมหญิง' });
  number = await memberNumberOf(member);
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

/** Somebody new to do deeds, with their number. */
async function doer(): Promise<MemberPerson & { readonly number: string }> {
  const person = await network.member();
  return { ...person, number: await memberNumberOf(person) };
}

const availableOf = async (person: MemberPerson) => (await walletOf(person)).available;

async function deedsOf(person: MemberPerson) {
  const { rows } = await world.pool.query<{
    state: string;
    source: string;
    done_on: string;
    note: string | null;
  }>(`SELECT state, source, done_on::text, note FROM deed_record WHERE member_id = $1 ORDER BY done_on, id`, [
    TypeID.fromString(person.memberId).toUUID(),
  ]);
  return rows;
}

describe('deeds', () => {
  test('are checked, imported and credited; the member finds them in the passbook, vouched for by the coordinator', async () => {
    const person = await doer();
    const view = await checked(coordinator, network, [
      deedHeaders,
      [person.number, 'SWEPT', '22/11/2568', '', 'กวาดตอนเช้า', ''],
      [person.number, 'ทำกับข้าวให้ผู้สูงอายุ', '23 พ.ย. 2568', '๒', '', ''],
      [person.number, 'swept the yard', '2025-11-24', '', '', ''],
    ]);
    expect(view).toMatchObject({
      ...{ state: 'CHECKED', format: 'CSV', encoding: 'utf-8', lineCount: 3, progressCount: 3 },
      ...{ newCount: 3, sameCount: 0, refusedCount: 0, points: 30, needsSecondPerson: false },
    });
    expect(await availableOf(person)).toBe(0);

    const started = await actOnImport(coordinator, 'startImport', view.id);
    expect(started).toMatchObject({ __typename: 'ImportActionSuccess', replayed: false });
    const done = await waitForState(coordinator, view.id, 'DONE');
    expect(done).toMatchObject({ newCount: 0, doneCount: 3, points: 30, lineCount: 3 });
    expect(await walletOf(person)).toMatchObject({ available: 30, lifetimeEarned: 30 });
    expect(await deedsOf(person)).toEqual([
      { state: 'VERIFIED', source: 'IMPORT', done_on: '2025-11-22', note: 'กวาดตอนเช้า' },
      { state: 'VERIFIED', source: 'IMPORT', done_on: '2025-11-23', note: null },
      { state: 'VERIFIED', source: 'IMPORT', done_on: '2025-11-23', note: null },
      { state: 'VERIFIED', source: 'IMPORT', done_on: '2025-11-24', note: null },
    ]);
    const { rows } = await world.pool.query<{ recorded_by: string }>(
      'SELECT DISTINCT recorded_by FROM deed_record WHERE member_id = $1',
      [TypeID.fromString(person.memberId).toUUID()],
    );
    expect(rows).toEqual([{ recorded_by: TypeID.fromString(network.coordinator.membershipId).toUUID() }]);
    // The file is gone, and the coordinator has a notice that leads to the import.
    expect((await world.pool.query('SELECT FROM import_chunk')).rowCount).toBe(0);
    const { viewer } = await coordinator.ask<{
      viewer: { notices: { nodes: { kind: string; url: string }[] } };
    }>('query { viewer { notices(first: 1) { nodes { kind url: path } } } }');
    expect(viewer.notices.nodes).toEqual([
      { kind: 'IMPORT_DONE', url: `/coordinator/${network.slug}/imports/${view.id}` },
    ]);
  });

  const table = [deedHeaders, ['20999999', 'SWEPT', '22/11/2568', '', 'น\u0E4D\u0E32ใจดี', 'k-1']];
  test.each([
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${toCsv(table)}`), 'utf-8'],
    ['UTF-16LE with tabs', toUtf16le(toCsv(table, '\t')), 'utf-16le'],
    ['Windows-874 with semicolons', toWindows874(toCsv(table, ';')), 'windows-874'],
    ['Excel', toXlsx(table), null],
  ])('come from a file in %s', async (_name, content, encoding) => {
    const view = await checked(coordinator, network, content);
    expect(view.encoding).toBe(encoding);
    expect(view.columns.map(({ field }) => field)).toEqual([
      ...['MEMBER_NUMBER', 'INDICATOR', 'DAY', 'COUNT', 'NOTE', 'LINE_KEY'],
    ]);
    const [line] = await linesOf(coordinator, view.id);
    expect(line?.values).toContainEqual({ field: 'NOTE', text: 'นำใจดี' });
    expect(line?.problem?.code).toBe('MEMBER_UNKNOWN');
  });

  test('each line that cannot be imported says where and why, in Thai and English', async () => {
    const own = await world.pool.query<{ member_number: string }>(
      `UPDATE membership SET roles = '{MEMBER,COORDINATOR}', member_number = '31000001' WHERE id = $1 RETURNING member_number`,
      [TypeID.fromString(network.coordinator.membershipId).toUUID()],
    );
    const gone = await doer();
    await world.pool.query(`UPDATE membership SET status = 'LEFT' WHERE id = $1`, [
      TypeID.fromString(gone.memberId).toUUID(),
    ]);
    const view = await checked(coordinator, network, [
      deedHeaders,
      ['', 'SWEPT', '22/11/2568', '', '', ''],
      ['12', 'SWEPT', '22/11/2568', '', '', ''],
      ['99999999', 'SWEPT', '22/11/2568', '', '', ''],
      [gone.number, 'SWEPT', '22/11/2568', '', '', ''],
      [own.rows[0]?.member_number ?? '', 'SWEPT', '22/11/2568', '', '', ''],
      [number, '', '22/11/2568', '', '', ''],
      [number, 'ไม่มีในรายการ', '22/11/2568', '', '', ''],
      [number, 'SWEPT', '', '', '', ''],
      [number, 'SWEPT', 'เมื่อวาน', '', '', ''],
      [number, 'SWEPT', '22/11/68', '', '', ''],
      [number, 'SWEPT', '22/11/2300', '', '', ''],
      [number, 'SWEPT', '22/11/2700', '', '', ''],
      [number, 'SWEPT', '22/11/2560', '', '', ''],
      [number, 'SWEPT', '22/11/2568', 'หลายครั้ง', '', ''],
      [number, 'SWEPT', '22/11/2568', '', 'ก'.repeat(501), ''],
      [number, 'SWEPT', '22/11/2568', '#N/A', '', ''],
      [number, 'SWEPT', '22/11/2568', '', 'บัตร 1-1017-00203-45-0', ''],
      [number, 'COOKED', '22/11/2568', '4', '', ''],
    ]);
    expect(view).toMatchObject({ newCount: 0, refusedCount: 18 });
    expect(await problemsOf(coordinator, view.id)).toEqual({
      ...{
        2: 'NUMBER_MISSING',
        3: 'NUMBER_FORM',
        4: 'MEMBER_UNKNOWN',
        5: 'MEMBER_NOT_ACTIVE',
        6: 'OWN_DEED',
      },
      ...{ 7: 'INDICATOR_MISSING', 8: 'INDICATOR_UNKNOWN', 9: 'DAY_MISSING', 10: 'DAY_UNREADABLE' },
      ...{ 11: 'DAY_TWO_DIGIT_YEAR', 12: 'DAY_OUT_OF_RANGE', 13: 'DAY_IN_FUTURE', 14: 'NO_CATALOGUE' },
      ...{ 15: 'COUNT_FORM', 16: 'NOTE_FORM', 17: 'CELL_ERROR', 18: 'NATIONAL_ID', 19: 'CAP_REACHED' },
    });
    const lines = await linesOf(coordinator, view.id, 'REFUSED');
    expect(lines.find((line) => line.number === 8)?.problem).toEqual({
      code: 'INDICATOR_UNKNOWN',
      field: 'INDICATOR',
      column: 'ความดี',
      message: expect.stringContaining('“ไม่มีในรายการ” is not in the list'),
    });
    // Of a national ID nothing is kept.
    expect(lines.find((line) => line.number === 18)?.values).toContainEqual({ field: 'NOTE', text: '•••' });
    const started = await actOnImport(coordinator, 'startImport', view.id);
    expect(started.__typename).toBe('ValidationError');
  });

  test('the same file twice changes nothing, whoever brings it; two like lines in it are two deeds', async () => {
    const person = await doer();
    const rows = [
      deedHeaders,
      [person.number, 'SWEPT', '1/11/2568', '', '', ''],
      [person.number, 'SWEPT', '1/11/2568', '', '', ''],
      [person.number, 'SWEPT', '2/11/2568', '', '', 'paper-17'],
    ];
    expect(await imported(coordinator, network, rows)).toMatchObject({ doneCount: 3 });
    expect(await availableOf(person)).toBe(30);

    const other = await network.person('COORDINATOR');
    const again = await checked(other.client, network, toXlsx(rows));
    expect(again).toMatchObject({ newCount: 0, sameCount: 3, refusedCount: 0, points: 0 });
    const more = await imported(other.client, network, [
      ...rows,
      [person.number, 'SWEPT', '3/11/2568', '', '', ''],
    ]);
    expect(more).toMatchObject({ doneCount: 1, sameCount: 3 });
    expect(await availableOf(person)).toBe(40);
  });

  test('a key that was used for something else is refused, in one file and over two', async () => {
    const person = await doer();
    const key = randomUUID();
    const view = await imported(coordinator, network, [
      deedHeaders,
      [person.number, 'SWEPT', '1/11/2568', '', '', key],
      [person.number, 'SWEPT', '2/11/2568', '', '', key],
      [person.number, 'SWEPT', '1/11/2568', '', '', key],
    ]);
    expect(view).toMatchObject({ doneCount: 1, sameCount: 1, refusedCount: 1 });
    expect(await problemsOf(coordinator, view.id)).toEqual({ 3: 'KEY_CONFLICT' });
    const later = await checked(coordinator, network, [
      deedHeaders,
      [person.number, 'SWEPT', '5/11/2568', '', '', key],
    ]);
    expect(await problemsOf(coordinator, later.id)).toEqual({ 2: 'KEY_CONFLICT' });
  });

  test('a line counts whole or not at all: one over the cap is refused, a smaller one after it still fits', async () => {
    const person = await doer();
    const view = await imported(coordinator, network, [
      deedHeaders,
      [person.number, 'COOKED', '1/11/2568', '2', '', ''],
      [person.number, 'COOKED', '1/11/2568', '2', 'บ่าย', ''],
      [person.number, 'COOKED', '1/11/2568', '1', 'เย็น', ''],
      [person.number, 'COOKED', '2/11/2568', '3', '', ''],
    ]);
    expect(view).toMatchObject({ doneCount: 3, refusedCount: 1, points: 30 });
    expect(await problemsOf(coordinator, view.id)).toEqual({ 3: 'CAP_REACHED' });
    expect(await availableOf(person)).toBe(30);
  });

  test('what changed between check and start is decided anew: a cap used up, a member gone', async () => {
    const [first, second] = [await doer(), await doer()];
    const rows = [
      deedHeaders,
      [first.number, 'COOKED', '4/11/2568', '2', '', ''],
      [second.number, 'COOKED', '4/11/2568', '1', '', ''],
    ];
    const early = await checked(coordinator, network, rows);
    await imported(coordinator, network, [
      deedHeaders,
      [first.number, 'COOKED', '4/11/2568', '2', 'อีกไฟล์', ''],
    ]);
    await world.pool.query(`UPDATE membership SET status = 'LEFT' WHERE id = $1`, [
      TypeID.fromString(second.memberId).toUUID(),
    ]);
    await actOnImport(coordinator, 'startImport', early.id);
    const done = await waitForState(coordinator, early.id, 'DONE');
    expect(done).toMatchObject({ doneCount: 0, refusedCount: 2, points: 0 });
    expect(await problemsOf(coordinator, early.id)).toEqual({ 2: 'CAP_REACHED', 3: 'MEMBER_NOT_ACTIVE' });
    expect(await availableOf(first)).toBe(10);
    // What was refused was not taken: it can come again.
    expect(await checked(coordinator, network, rows)).toMatchObject({ sameCount: 0 });
  });
});

describe('a dry run', () => {
  test('changes nothing of anybody', async () => {
    const tables = [
      'membership',
      'deed_record',
      'deed_cap',
      'transfer',
      'ledger_account',
      'notice',
      'import_register',
    ];
    const before = await world.count(...tables);
    await checked(coordinator, network, [deedHeaders, [number, 'SWEPT', '7/11/2568', '', '', '']]);
    await checked(coordinator, network, [['ชื่อ'], ['ยายแก้ว']], { kind: 'MEMBERS' });
    expect(await world.count(...tables)).toEqual(before);
  });

  test('with columns that a person chose', async () => {
    const id = await uploaded(coordinator, network, [
      ['ใคร', 'อะไร', 'เมื่อไร', 'โทรศัพท์', 'note'],
      [number, 'SWEPT', '8/11/2568', '0812345678', 'x'],
    ]);
    expect((await viewImport(coordinator, id)).columns.map(({ field }) => field)).toEqual([
      null,
      null,
      null,
      null,
      'NOTE',
    ]);
    const missing = await actOnImport(coordinator, 'dryRunImport', id);
    expect(missing).toMatchObject({ __typename: 'ValidationError' });
    expect(missing.fields).toHaveLength(3);

    const columns = [
      { index: 0, field: 'MEMBER_NUMBER' },
      { index: 1, field: 'INDICATOR' },
      { index: 2, field: 'DAY' },
    ];
    for (const wrong of [
      [...columns, { index: 9, field: 'NOTE' }],
      [...columns, { index: 3, field: 'DAY' }],
      [...columns, { index: 3, field: 'DISPLAY_NAME' }],
    ]) {
      const refused = await actOnImport(coordinator, 'dryRunImport', id, { columns: wrong });
      expect(refused.fields).toEqual([{ path: ['columns'], message: expect.any(String) }]);
    }
    await actOnImport(coordinator, 'dryRunImport', id, { columns });
    const view = await waitForState(coordinator, id, 'CHECKED');
    expect(view).toMatchObject({ newCount: 1, refusedCount: 0 });
    // Of a column that nobody chose nothing is kept.
    const { rows } = await world.pool.query<{ given: object }>(
      'SELECT given FROM import_line WHERE import_id = $1',
      [TypeID.fromString(id).toUUID()],
    );
    expect(rows).toEqual([{ given: { MEMBER_NUMBER: number, INDICATOR: 'SWEPT', DAY: '8/11/2568' } }]);
    // Again with the note: the earlier check is forgotten.
    await actOnImport(coordinator, 'dryRunImport', id, {
      columns: [...columns, { index: 4, field: 'NOTE' }],
    });
    await waitForState(coordinator, id, 'CHECKED');
    expect(await linesOf(coordinator, id)).toHaveLength(1);
  });
});

describe('members', () => {
  test('join without an account, under the number that they have or one that is drawn', async () => {
    const mine = String(50_000_000 + world.nextNumber++);
    const rows = [
      ['ชื่อ-สกุล', 'เลขที่สมาชิก', 'โทรศัพท์'],
      ['ยายแก้ว ใจดี', '', '0812345678'],
      ['ตาเขียว', mine.replace('5', '๕'), ''],
    ];
    const view = await checked(coordinator, network, rows, { kind: 'MEMBERS' });
    expect(view.columns.at(-1)).toEqual({ index: 2, header: 'โทรศัพท์', field: null });
    expect(view).toMatchObject({ newCount: 2, points: 0 });
    await actOnImport(coordinator, 'startImport', view.id);
    await waitForState(coordinator, view.id, 'DONE');

    const lines = await linesOf(coordinator, view.id, 'DONE');
    expect(lines.map((line) => line.memberNumber)).toEqual([expect.stringMatching(/^\d{8}$/), mine]);
    const { rows: members } = await world.pool.query(
      `SELECT display_name, user_id, status, roles::text,
        (SELECT count(*)::integer FROM ledger_account WHERE member_id = membership.id) AS accounts
        FROM membership WHERE network_id = $1 AND member_number = ANY ($2) ORDER BY display_name`,
      [network.uuid, lines.map((line) => line.memberNumber)],
    );
    const as = { user_id: null, status: 'ACTIVE', roles: '{MEMBER}', accounts: 2 };
    expect(members).toEqual([
      { display_name: 'ตาเขียว', ...as },
      { display_name: 'ยายแก้ว ใจดี', ...as },
    ]);
    // The same people again, and deeds for one who came by paper.
    expect(await checked(coordinator, network, rows, { kind: 'MEMBERS' })).toMatchObject({
      newCount: 0,
      sameCount: 2,
    });
    expect(
      await imported(coordinator, network, [deedHeaders, [mine, 'SWEPT', '22/11/2568', '', '', '']]),
    ).toMatchObject({ doneCount: 1 });
  });

  test('with no name, a name too long, a number of another or twice in the file are refused', async () => {
    const view = await checked(
      coordinator,
      network,
      [
        ['name', 'member number'],
        ['', '50999901'],
        ['ก'.repeat(81), '50999902'],
        ['คนอื่น', number],
        ['สองชื่อ', '50999903'],
        ['คนละคน', '50999903'],
        ['สองชื่อ', '50999903'],
      ],
      { kind: 'MEMBERS' },
    );
    expect(await problemsOf(coordinator, view.id)).toEqual({
      ...{ 2: 'NAME_MISSING', 3: 'NAME_FORM', 4: 'NUMBER_TAKEN', 6: 'NUMBER_TAKEN' },
    });
    expect(view).toMatchObject({ newCount: 1, sameCount: 1, refusedCount: 4 });
  });

  test('whose number was taken after the check are refused then', async () => {
    const taken = String(51_000_000 + world.nextNumber++);
    const view = await checked(
      coordinator,
      network,
      [
        ['ชื่อ', 'เลขสมาชิก'],
        ['ช้าไป', taken],
      ],
      { kind: 'MEMBERS' },
    );
    await imported(
      coordinator,
      network,
      [
        ['ชื่อ', 'เลขสมาชิก', 'key'],
        ['มาก่อน', taken, randomUUID()],
      ],
      { kind: 'MEMBERS' },
    );
    await actOnImport(coordinator, 'startImport', view.id);
    expect(await waitForState(coordinator, view.id, 'DONE')).toMatchObject({ doneCount: 0, refusedCount: 1 });
    expect(await problemsOf(coordinator, view.id)).toEqual({ 2: 'NUMBER_TAKEN' });
  });
});

describe('two persons', () => {
  test('vouch for what brings more than one may: another coordinator confirms, and not their own deeds either', async () => {
    const village = await world.network({ awardLimitPoints: 50 });
    await adoptCatalogue(village, { SWEPT: { points: 20, capCount: 100 } });
    const first = village.coordinator;
    const second = await village.person('COORDINATOR');
    const secondNumber = '52000001';
    await world.pool.query(
      `UPDATE membership SET roles = '{MEMBER,COORDINATOR}', member_number = $2 WHERE id = $1`,
      [TypeID.fromString(second.membershipId).toUUID(), secondNumber],
    );
    const person = await village.member();
    const mine = await memberNumberOf(person);
    const day = (date: number) => [mine, 'SWEPT', `${date}/11/2568`, '', '', ''];

    // 40 points alone; with 40 more on the same day it takes two.
    expect(await imported(first.client, village, [deedHeaders, day(1), day(2)])).toMatchObject({
      doneCount: 2,
    });
    const view = await checked(first.client, village, [
      deedHeaders,
      day(3),
      day(4),
      [secondNumber, 'SWEPT', '3/11/2568', '', '', ''],
    ]);
    const proposed = await actOnImport(first.client, 'startImport', view.id);
    expect(proposed.import).toMatchObject({
      state: 'PROPOSED',
      needsSecondPerson: true,
      viewerMayConfirm: false,
    });
    expect(await actOnImport(first.client, 'startImport', view.id)).toMatchObject({ replayed: true });
    expect(await actOnImport(first.client, 'confirmImport', view.id)).toMatchObject({
      __typename: 'ForbiddenError',
    });
    expect(await walletOf(person)).toMatchObject({ available: 40 });

    const { viewer } = await second.client.ask<{
      viewer: { notices: { nodes: { kind: string; title: string }[] } };
    }>('query { viewer { notices(first: 1) { nodes { kind title } } } }');
    expect(viewer.notices.nodes[0]).toEqual({
      kind: 'IMPORT_PROPOSED',
      title: 'An import waits for a second person',
    });
    expect((await viewImport(second.client, view.id)).viewerMayConfirm).toBe(true);
    await actOnImport(second.client, 'confirmImport', view.id);
    const done = await waitForState(second.client, view.id, 'DONE');
    expect(done).toMatchObject({ doneCount: 2, refusedCount: 1 });
    expect(await problemsOf(second.client, view.id)).toEqual({ 4: 'OWN_DEED' });
    expect(await walletOf(person)).toMatchObject({ available: 80 });
    expect(await actOnImport(second.client, 'confirmImport', view.id)).toMatchObject({ replayed: true });
  });
});

describe('giving up', () => {
  test('forgets the file; afterwards nothing can be done with it', async () => {
    const view = await checked(coordinator, network, [
      deedHeaders,
      [number, 'SWEPT', '9/11/2568', '', '', ''],
    ]);
    const cancelled = await actOnImport(coordinator, 'cancelImport', view.id);
    expect(cancelled.import).toMatchObject({ state: 'CANCELLED' });
    const { rowCount } = await world.pool.query('SELECT FROM import_chunk WHERE import_id = $1', [
      TypeID.fromString(view.id).toUUID(),
    ]);
    expect(rowCount).toBe(0);
    for (const action of ['dryRunImport', 'startImport', 'confirmImport'] as const) {
      expect(await actOnImport(coordinator, action, view.id)).toMatchObject({
        __typename: 'StateError',
        state: 'CANCELLED',
      });
    }
    expect(await actOnImport(coordinator, 'cancelImport', view.id)).toMatchObject({ replayed: true });
  });

  test('is too late for what is done', async () => {
    const person = await doer();
    const { id } = await imported(coordinator, network, [
      deedHeaders,
      [person.number, 'SWEPT', '9/11/2568', '', '', ''],
    ]);
    expect(await actOnImport(coordinator, 'cancelImport', id)).toMatchObject({
      __typename: 'StateError',
      state: 'DONE',
    });
  });
});

describe('the report', () => {
  const reportOf = (client: Client, path: string, language = 'th') =>
    fetch(`${client.url}${path}?language=${language}`, {
      headers: { authorization: `Bearer ${client.token}` },
    });

  test('has every line and what became of it, for Excel, with nothing that Excel would work out', async () => {
    const person = await doer();
    const { reportPath } = await imported(coordinator, network, [
      deedHeaders,
      [person.number, 'SWEPT', '22/11/2568', '', '=HYPERLINK("x")', ''],
      [person.number, '@SUM(1)', '22/11/2568', '', 'สอง\nบรรทัด', ''],
    ]);
    const response = await reportOf(coordinator, reportPath ?? '');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="import-report-[\d-]+\.csv"$/,
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes).split('\r\n')).toEqual([
      'บรรทัดที่,ผล,เลขสมาชิก,ความดี,วันที่,จำนวน,หมายเหตุ,รหัสรายการ,แต้ม,เลขสมาชิกในระบบ,ช่องที่ต้องแก้,ต้องแก้อะไร',
      `2,นำเข้าแล้ว,${person.number},SWEPT,22/11/2568,,"'=HYPERLINK(""x"")",,10,${person.number},,`,
      `3,ไม่ผ่าน,${person.number},'@SUM(1),22/11/2568,,"สอง\nบรรทัด",,,${person.number},ความดี,“@SUM(1)” ไม่พบในรายการ`.replace(
        '“@SUM(1)” ไม่พบในรายการ',
        'ไม่พบ “@SUM(1)” ในรายการความดีที่ใช้ในวันนั้น ใส่รหัสหรือชื่อให้ตรงกับรายการ',
      ),
      '',
    ]);
  });

  test('is for coordinators of its network alone', async () => {
    const view = await checked(coordinator, network, [
      deedHeaders,
      [number, 'SWEPT', '9/11/2568', '', '', ''],
    ]);
    const foreign = await world.network();
    for (const [client, status] of [
      [member.client, 404],
      [foreign.coordinator.client, 404],
      [(await network.person('AUDITOR')).client, 404],
      [coordinator, 200],
    ] as const) {
      const response = await reportOf(client, view.reportPath ?? '');
      await response.arrayBuffer();
      expect(response.status).toBe(status);
    }
    expect((await fetch(world.server.url + view.reportPath)).status).toBe(401);
  });
});

describe('the list', () => {
  test('has the newest first, page by page, with their people', async () => {
    const village = await world.network();
    const by = village.coordinator.client;
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c'])
      ids.push(await uploaded(by, village, [['ชื่อ'], [name]], { kind: 'MEMBERS' }));
    const ask = (after: string | null) =>
      by.ask<{
        network: { imports: { totalCount: number; edges: { cursor: string; node: { id: string } }[] } };
      }>(
        `query ($slug: String!, $after: String) { network(slug: $slug) { imports(first: 2, after: $after) {
          totalCount edges { cursor node { id fileName uploadedBy { displayName } startedBy { id } lines { totalCount } } } } } }`,
        { slug: village.slug, after },
      );
    const { network: first } = await ask(null);
    expect(first.imports.totalCount).toBe(3);
    expect(first.imports.edges.map(({ node }) => node.id)).toEqual([ids[2], ids[1]]);
    const { network: second } = await ask(first.imports.edges[1]?.cursor ?? null);
    expect(second.imports.edges.map(({ node }) => node.id)).toEqual([ids[0]]);
  });
});

describe('an upload', () => {
  async function refusalOf(act: () => Promise<Response>): Promise<{ status: number; code: string }> {
    const before = await world.count('import', 'import_chunk');
    const response = await act();
    const { code } = (await response.json()) as { code: string };
    expect(await world.count('import', 'import_chunk')).toEqual(before);
    return { status: response.status, code };
  }

  const someLines = toCsv([deedHeaders, ['20000001', 'SWEPT', '1/1/2568', '', '', '']]);

  test.each([
    ['an empty file', '', 422, 'EMPTY_FILE'],
    ['blank lines alone', '\r\n\r\n,,,\r\n', 422, 'EMPTY_FILE'],
    ['headers alone', toCsv([deedHeaders]), 422, 'NO_LINES'],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      415,
      'UNKNOWN_FORMAT',
    ],
    ['an old .xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 415, 'OLD_EXCEL'],
    ['a broken workbook', toXlsx([['a']]).slice(0, 300), 422, 'UNREADABLE'],
    [
      'a workbook that bursts',
      toXlsx([], {
        sheetXml: `<worksheet><sheetData><row>${'<c/>'.repeat(900_000)}</row></sheetData></worksheet>`,
        level: 9,
      }),
      413,
      'TOO_MUCH_INSIDE',
    ],
    ['100,001 lines', `a,b\n${'1,2\n'.repeat(100_001)}`, 413, 'TOO_MANY_LINES'],
    ['more than 20 MB', 'x'.repeat(20 * 1024 * 1024 + 1), 413, 'FILE_TOO_LARGE'],
    [
      'a column called national ID',
      toCsv([
        ['ชื่อ', 'เลขบัตรประชาชน'],
        ['ก', ''],
      ]),
      422,
      'NATIONAL_ID',
    ],
    [
      'national IDs under another name',
      toCsv([
        ['ชื่อ', 'เลข'],
        ['ก', '1101700203450'],
        ['ข', ''],
      ]),
      422,
      'NATIONAL_ID',
    ],
  ])('of %s is refused, and nothing of it is kept', async (_what, content, status, code) => {
    expect(await refusalOf(() => upload(coordinator, network, content, { kind: 'MEMBERS' }))).toEqual({
      status,
      code,
    });
  });

  test('100,000 lines are not too many', async () => {
    const id = await uploaded(coordinator, network, `ชื่อ\n${'ก\n'.repeat(100_000)}`, { kind: 'MEMBERS' });
    expect((await viewImport(coordinator, id)).lineCount).toBe(100_000);
    await actOnImport(coordinator, 'cancelImport', id);
  });

  test('names the columns of national IDs', async () => {
    const response = await upload(
      coordinator,
      network,
      toCsv([
        ['ชื่อ', 'เลขบัตรประชาชน'],
        ['ก', '1'],
      ]),
    );
    expect(await response.json()).toMatchObject({
      columns: ['เลขบัตรประชาชน'],
      message: expect.stringContaining('never take'),
    });
  });

  test('is for coordinators of the network alone', async () => {
    const foreign = await world.network();
    const asked = (client: Client) => refusalOf(() => upload(client, network, someLines));
    expect(await asked(world.visitor)).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    for (const client of [
      member.client,
      foreign.coordinator.client,
      (await network.person('AUDITOR')).client,
    ]) {
      expect(await asked(client)).toEqual({ status: 403, code: 'FORBIDDEN' });
    }
    const nowhere = TypeID.fromUUID('network', randomUUID()).toString();
    for (const networkId of [nowhere, 'x']) {
      expect(await refusalOf(() => upload(coordinator, network, someLines, { networkId }))).toEqual({
        ...{ status: 403, code: 'FORBIDDEN' },
      });
    }
  });

  test('needs its fields, its file and its form', async () => {
    const send = (body: string | FormData, headers: Record<string, string> = {}) =>
      refusalOf(() =>
        fetch(`${world.server.url}/imports`, {
          method: 'POST',
          headers: { authorization: `Bearer ${coordinator.token}`, ...headers },
          body,
        }),
      );
    const form = new FormData();
    form.set('file', new Blob([someLines]), 'a.csv');
    form.set('networkId', network.id);
    expect(await send(form)).toEqual({ status: 400, code: 'FIELDS_MISSING' });
    const empty = new FormData();
    empty.set('networkId', network.id);
    expect(await send(empty)).toEqual({ status: 400, code: 'NO_FILE' });
    expect(await send('{}', { 'content-type': 'application/json' })).toEqual({
      status: 415,
      code: 'NOT_MULTIPART',
    });
    expect(await refusalOf(() => upload(coordinator, network, someLines, { key: 'short' }))).toEqual({
      ...{ status: 400, code: 'INVALID_KEY' },
    });
  });

  test('twice with one key is one import; with another file it is a conflict', async () => {
    const key = randomUUID();
    const first = await uploaded(coordinator, network, someLines, { key });
    const again = await upload(coordinator, network, someLines, { key });
    expect([again.status, await again.json()]).toEqual([201, { importId: first, replayed: true }]);
    expect(await refusalOf(() => upload(coordinator, network, `${someLines}\n`, { key }))).toEqual({
      ...{ status: 409, code: 'IDEMPOTENCY_CONFLICT' },
    });
    expect(await refusalOf(() => upload(coordinator, network, someLines, { key, kind: 'MEMBERS' }))).toEqual({
      ...{ status: 409, code: 'IDEMPOTENCY_CONFLICT' },
    });
    await actOnImport(coordinator, 'cancelImport', first);
  });

  test('of the 21st file that is not over, and the 51st of a day, has to wait', async () => {
    const village = await world.network();
    const by = village.coordinator.client;
    const take = () => uploaded(by, village, [['ชื่อ'], ['ก']], { kind: 'MEMBERS' });
    const open = await Promise.all(Array.from({ length: 20 }, take));
    expect(await refusalOf(() => upload(by, village, 'ชื่อ\nก', { kind: 'MEMBERS' }))).toEqual({
      ...{ status: 429, code: 'TOO_MANY_OPEN' },
    });
    await Promise.all(open.map((id) => actOnImport(by, 'cancelImport', id)));
    for (let count = 20; count < 50; count++) await actOnImport(by, 'cancelImport', await take());
    expect(await refusalOf(() => upload(by, village, 'ชื่อ\nก', { kind: 'MEMBERS' }))).toEqual({
      ...{ status: 429, code: 'TOO_MANY_UPLOADS' },
    });
  });
});
