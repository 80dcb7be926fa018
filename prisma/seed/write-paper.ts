import { createHash } from 'node:crypto';
import type pg from 'pg';
import { drawVoucherCode } from '../../server/src/modules/redemptions/voucher-code.ts';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { madeRightBecause, type WishSeed, wishes } from './nong-sarai/counter.ts';
import { demoMerchantKey } from './nong-sarai/merchants.ts';
import { demoCashierKey } from './nong-sarai/people.ts';

/** Vouchers on paper, and one that the shop could not honour, made by the functions that make the real ones. */
export async function writePaper(
  client: pg.Client,
  directory: Directory,
  coordinatorKey: string,
): Promise<void> {
  await writeSheet(client, directory, directory.person(coordinatorKey).membershipId);
  await makeOneRight(client, directory);
}

interface Line extends WishSeed {
  readonly ordinal: number;
  readonly memberId: string;
  readonly memberNumber: string;
}

async function writeSheet(client: pg.Client, directory: Directory, coordinatorId: string): Promise<void> {
  const { networkId, now } = directory;
  const sheetId = idAt(now);
  const memberIds = wishes.map(({ memberKey }) => directory.person(memberKey).membershipId);
  const numbers = await memberNumbersOf(client, memberIds);
  const lines = wishes.map((wish, index): Line => {
    const memberId = directory.person(wish.memberKey).membershipId;
    const memberNumber = numbers.get(memberId);
    if (memberNumber === undefined) throw new Error(`${wish.memberKey} has no member number`);
    return { ...wish, ordinal: index + 1, memberId, memberNumber };
  });
  const input = lines.map(({ memberNumber, offerKey, wish }) => [
    memberNumber,
    directory.offerId(offerKey),
    wish,
  ]);
  await client.query(
    `INSERT INTO voucher_sheet (id, network_id, issued_by, idempotency_key, input_hash) VALUES ($1, $2, $3, $4, $5)`,
    [
      ...[sheetId, networkId, coordinatorId, 'seed-sheet'],
      createHash('sha256').update(JSON.stringify(input)).digest('hex'),
    ],
  );
  // As issueVoucherSheet does it: who asked for what, then a redemption for each line with a key of the line's own.
  const { rows } = await client.query<{ ordinal: number; status: string; voucher_id: string | null }>(
    `SELECT ordinal::integer, status, voucher_id
     FROM redeem_batch($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[])`,
    [
      lines.map(() => networkId),
      lines.map(({ memberId }) => memberId),
      lines.map(({ offerKey }) => directory.offerId(offerKey)),
      lines.map(({ ordinal }) => `sheet-${sheetId}-${ordinal}`),
      lines.map(() => idAt(now)),
      lines.map(() => drawVoucherCode()),
    ],
  );
  for (const line of lines) {
    const answer = rows.find(({ ordinal }) => ordinal === line.ordinal);
    if (answer === undefined) throw new Error(`line ${line.ordinal} of the sheet has no answer`);
    const isIssued = answer.status === 'REDEEMED';
    await client.query(
      `INSERT INTO voucher_sheet_line (sheet_id, ordinal, network_id, member_number, member_id, offer_id, wish, voucher_id, refusal)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[sheetId, line.ordinal, networkId, line.memberNumber, line.memberId],
        ...[directory.offerId(line.offerKey), line.wish, answer.voucher_id],
        isIssued ? null : answer.status,
      ],
    );
    if (isIssued) await tellMember(client, directory, 'VOUCHER_PRINTED', answer.voucher_id);
  }
}

/** The number on each member's card, by the member's id. */
async function memberNumbersOf(
  client: pg.Client,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; number: string }>(
    'SELECT id, member_number AS number FROM membership WHERE id = ANY ($1::uuid[])',
    [memberIds],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** The newest use at the demo's shop: the pot was empty. */
async function makeOneRight(client: pg.Client, directory: Directory): Promise<void> {
  const { networkId, now } = directory;
  const merchantId = directory.merchantId(demoMerchantKey);
  const { rows } = await client.query<{ status: string; voucher_id: string }>(
    `SELECT status, voucher_id FROM make_right($1, $2, NULL, (
       SELECT voucher_use.id FROM voucher_use JOIN voucher ON voucher.id = voucher_id
       WHERE voucher_use.merchant_id = $2 AND voucher.state = 'USED' AND voucher.kind = 'SPEND'
       ORDER BY voucher_use.used_at DESC LIMIT 1), 'OUT_OF_STOCK', 'seed-made-right', $3, $4)`,
    [networkId, merchantId, directory.staffId(demoMerchantKey, demoCashierKey), idAt(now)],
  );
  const [answer] = rows;
  if (answer?.status !== 'MADE_RIGHT')
    throw new Error(`the seed expected MADE_RIGHT and got ${answer?.status}`);
  await tellMember(client, directory, 'VOUCHER_MADE_RIGHT', answer.voucher_id);
  await client.query(
    `INSERT INTO case_event (id, network_id, merchant_id, action, actor, membership_id, reason, fields)
     VALUES ($1, $2, $3, 'MADE_RIGHT', 'MERCHANT', $4, $5, '{}')`,
    [idAt(now), networkId, merchantId, directory.person(demoCashierKey).membershipId, madeRightBecause],
  );
}

/** As notifyMembers has it; who has no sign-in is told by nobody. */
async function tellMember(
  client: pg.Client,
  { now }: Directory,
  kind: 'VOUCHER_PRINTED' | 'VOUCHER_MADE_RIGHT',
  voucherId: string | null,
): Promise<void> {
  await client.query(
    `INSERT INTO notice (id, network_id, user_id, kind, parameters)
     SELECT $1, voucher.network_id, membership.user_id, $2, jsonb_build_object('voucherId', voucher.id,
       'points', voucher.points::text, 'offerTh', offer.title_th, 'offerEn', offer.title_en,
       'merchantTh', merchant.name_th, 'merchantEn', merchant.name_en)
     FROM voucher
     JOIN membership ON membership.id = voucher.member_id AND membership.user_id IS NOT NULL
     JOIN offer ON offer.id = voucher.offer_id
     JOIN merchant ON merchant.id = offer.merchant_id
     WHERE voucher.id = $3`,
    [idAt(now), kind, voucherId],
  );
}
