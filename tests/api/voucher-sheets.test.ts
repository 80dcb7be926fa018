import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { booksProblems, soundBooks } from '../testkit/books.ts';
import { wrongFields } from '../testkit/mutate.ts';
import type { Network } from '../testkit/network.ts';
import { noticeKindsOf } from '../testkit/notices.ts';
import { voucherOf, walletOf } from '../testkit/redeem.ts';
import type { Shop } from '../testkit/shop.ts';
import { issueSheet, linesOf, wished } from '../testkit/voucher-sheet.ts';
import { type Person, World } from '../testkit/world.ts';

let world: World;
let network: Network;
let shop: Shop;

beforeAll(async () => {
  world = await World.start();
  network = await world.network();
  shop = await network.shop();
});

afterAll(async () => {
  expect(await booksProblems(world.pool)).toEqual(soundBooks);
  await world.stop();
});

const issue = (
  lines: readonly object[],
  idempotencyKey: string = randomUUID(),
  by: Person = network.coordinator,
) => issueSheet(by, network, lines, idempotencyKey);

async function expectNothingWritten<T>(act: () => Promise<T>): Promise<T> {
  const before = await world.fingerprint();
  const result = await act();
  expect(await world.fingerprint()).toBe(before);
  return result;
}

describe('vouchers on paper', () => {
  test('are redeemed for those who asked; the refused stand beside them with the reason', async () => {
    const offer = await shop.offer({ costPoints: 10, perMemberLimit: 1 });
    const [rich, poor, twice] = [
      await network.member({ points: 30 }),
      await network.member({ points: 5 }),
      await network.member({ points: 30 }),
    ];
    await voucherOf(twice, offer);
    const answer = await issue([
      wished(rich.memberNumber, offer),
      wished(poor.memberNumber, offer, 'BY_PHONE'),
      wished(twice.memberNumber, offer, 'THROUGH_FAMILY'),
      wished('99999999', offer),
    ]);
    const nothing = { code: null, state: null };
    expect(answer.sheet?.lines).toEqual([
      {
        ...{ number: 1, memberNumber: rich.memberNumber, wish: 'IN_PERSON', state: 'ISSUED', refusal: null },
        code: expect.stringMatching(/^[2-9A-Z]{10}$/),
      },
      {
        ...nothing,
        number: 2,
        memberNumber: poor.memberNumber,
        wish: 'BY_PHONE',
        refusal: 'INSUFFICIENT_POINTS',
      },
      {
        ...nothing,
        ...{
          number: 3,
          memberNumber: twice.memberNumber,
          wish: 'THROUGH_FAMILY',
          refusal: 'MEMBER_LIMIT_REACHED',
        },
      },
      { ...nothing, number: 4, memberNumber: '99999999', wish: 'IN_PERSON', refusal: 'NO_SUCH_MEMBER' },
    ]);
    expect(await walletOf(rich)).toMatchObject({ available: 20 });
    expect(await walletOf(poor)).toMatchObject({ available: 5 });
    expect(await noticeKindsOf(rich)).toContain('VOUCHER_PRINTED');
    expect(await noticeKindsOf(poor)).not.toContain('VOUCHER_PRINTED');
    // It is a voucher as any other.
    expect((await shop.use(answer.sheet?.lines[0]?.code ?? '')).__typename).toBe('UseVoucherSuccess');
  });

  test('say who asked, how, and who issued them, for ever', async () => {
    const offer = await shop.offer({ costPoints: 1 });
    const member = await network.member({ points: 1 });
    const { sheet } = await issue([wished(member.memberNumber, offer, 'BY_PHONE')]);
    const { rows } = await world.pool.query(
      `SELECT sheet.issued_by, line.member_id, line.wish FROM voucher_sheet sheet
       JOIN voucher_sheet_line line ON line.sheet_id = sheet.id WHERE sheet.id = $1`,
      [TypeID.fromString(sheet?.id ?? '').toUUID()],
    );
    expect(rows).toEqual([
      {
        issued_by: TypeID.fromString(network.coordinator.membershipId).toUUID(),
        member_id: TypeID.fromString(member.memberId).toUUID(),
        wish: 'BY_PHONE',
      },
    ]);
    for (const statement of [
      `UPDATE voucher_sheet_line SET wish = 'IN_PERSON'`,
      'DELETE FROM voucher_sheet_line',
      'DELETE FROM voucher_sheet',
    ])
      await expect(world.pool.query(statement)).rejects.toThrow();
  });

  test('are the same when printed again: the key charges once, and another list is a conflict', async () => {
    const offer = await shop.offer({ costPoints: 10, perMemberLimit: null });
    const member = await network.member({ points: 100 });
    const key = randomUUID();
    const lines = [wished(member.memberNumber, offer), wished(member.memberNumber, offer)];
    const first = await issue(lines, key);
    const again = await expectNothingWritten(() => issue(lines, key));
    expect(again.sheet).toEqual(first.sheet);
    expect(await walletOf(member)).toMatchObject({ available: 80 });
    const conflict = await expectNothingWritten(() => issue(lines.slice(1), key));
    expect(conflict.__typename).toBe('IdempotencyConflictError');
  });

  test('asked for ten times at once with one key are one sheet', async () => {
    const offer = await shop.offer({ costPoints: 10, perMemberLimit: null });
    const member = await network.member({ points: 100 });
    const key = randomUUID();
    const lines = [wished(member.memberNumber, offer), wished(member.memberNumber, offer)];
    const sheets = await Promise.all(Array.from({ length: 10 }, () => issue(lines, key)));
    expect(new Set(sheets.map(({ sheet }) => sheet?.id)).size).toBe(1);
    expect(await walletOf(member)).toMatchObject({ available: 80 });
    expect((await noticeKindsOf(member)).filter((kind) => kind === 'VOUCHER_PRINTED')).toHaveLength(2);
  });

  test('are refused without a line, beyond a hundred, for an offer from elsewhere, and never without a wish', async () => {
    const offer = await shop.offer({ costPoints: 1 });
    const elsewhere = await (await (await world.network()).shop()).offer({ costPoints: 1 });
    const member = await network.member({ points: 10 });
    const unknown = { id: TypeID.fromUUID('offer', v7()).toString() };
    for (const lines of [
      [],
      Array.from({ length: 101 }, () => wished(member.memberNumber, offer)),
      [wished(member.memberNumber, elsewhere)],
      [wished(member.memberNumber, unknown)],
    ]) {
      const refused = await expectNothingWritten(() => issue(lines));
      expect(refused.__typename).toBe('ValidationError');
    }
    const { errors } = await network.coordinator.client.send(
      'mutation ($input: IssueVoucherSheetInput!) { issueVoucherSheet(input: $input) { __typename } }',
      {
        input: {
          ...{ networkId: network.id, idempotencyKey: randomUUID() },
          lines: [{ memberNumber: member.memberNumber, offerId: offer.id }],
        },
      },
    );
    expect(errors).toHaveLength(1);
  });

  test('are not made by a coordinator for the shop where they work', async () => {
    const colleague = await network.person('COORDINATOR');
    const own = await network.shop({ owner: colleague });
    const [theirs, other] = [await own.offer({ costPoints: 1 }), await shop.offer({ costPoints: 1 })];
    const member = await network.member({ points: 10 });
    const line = wished(member.memberNumber, theirs);
    const refused = await expectNothingWritten(() => issue([line], randomUUID(), colleague));
    expect(refused.__typename).toBe('ValidationError');
    expect((await issue([line])).__typename).toBe('IssueVoucherSheetSuccess');
    const elsewhere = await issue([wished(member.memberNumber, other)], randomUUID(), colleague);
    expect(elsewhere.__typename).toBe('IssueVoucherSheetSuccess');
  });

  test('show no code to a coordinator who works at the shop that takes it', async () => {
    const colleague = await network.person('COORDINATOR');
    const own = await network.shop({ owner: colleague });
    const [theirs, other] = [await own.offer({ costPoints: 1 }), await shop.offer({ costPoints: 1 })];
    const member = await network.member({ points: 10 });
    const { sheet } = await issue([wished(member.memberNumber, theirs), wished(member.memberNumber, other)]);
    const [ownLine, otherLine] = sheet?.lines ?? [];
    expect(ownLine?.code).toMatch(/^[2-9A-Z]{10}$/);
    expect(await linesOf(colleague, sheet?.id ?? '')).toEqual([{ ...ownLine, code: null }, otherLine]);
    expect(ownLine?.state).toBe('ISSUED');
    expect(await linesOf(network.coordinator, sheet?.id ?? '')).toEqual([ownLine, otherLine]);
  });

  test('say in the list who issued them, and how many there are', async () => {
    const offer = await shop.offer({ costPoints: 1 });
    const [member, poor] = [await network.member({ points: 1 }), await network.member()];
    const { sheet } = await issue([wished(member.memberNumber, offer), wished(poor.memberNumber, offer)]);
    const { network: read } = await network.coordinator.client.ask<{
      network: { viewerMembership: { displayName: string }; voucherSheets: { nodes: object[] } };
    }>(
      `query ($slug: String!) { network(slug: $slug) { viewerMembership { displayName }
         voucherSheets(first: 1) { nodes { id issuedBy voucherCount } } } }`,
      { slug: network.slug },
    );
    expect(read.voucherSheets.nodes).toEqual([
      { id: sheet?.id, issuedBy: read.viewerMembership.displayName, voucherCount: 1 },
    ]);
    expect(read.viewerMembership.displayName).not.toBe('');
  });

  test('of a sheet that is refused, it is said which line is wrong', async () => {
    const offer = await shop.offer({ costPoints: 1 });
    const member = await network.member({ points: 10 });
    const unknown = { id: TypeID.fromUUID('offer', v7()).toString() };
    const refused = await issue([wished(member.memberNumber, offer), wished(member.memberNumber, unknown)]);
    expect(wrongFields(refused)).toEqual(['lines.1.offerId']);
  });

  test('sell the last unit once', async () => {
    const offer = await shop.offer({ costPoints: 1, stockTotal: 2, perMemberLimit: 1 });
    const members = await network.members(5, 10);
    const { sheet } = await issue(members.map(({ memberNumber }) => wished(memberNumber, offer)));
    expect(sheet?.lines.filter(({ code }) => code !== null)).toHaveLength(2);
    expect(sheet?.lines.filter(({ refusal }) => refusal === 'OFFER_SOLD_OUT')).toHaveLength(3);
  });
});
