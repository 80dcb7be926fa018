import type pg from 'pg';
import type { Award, Books, Transfer, Voucher } from './books.ts';
import type { SeedDeed } from './deed-book.ts';
import type { Directory } from './directory.ts';
import { insertRows } from './insert-rows.ts';
import { writeDeeds } from './write-deeds.ts';

/** Writes the books: awards, deeds (those that wait, too), vouchers, uses and transfers with their true times, then wallets and shelves. */
export async function writeHistory(
  client: pg.Client,
  directory: Directory,
  books: Books,
  waiting: readonly SeedDeed[],
): Promise<void> {
  const vouchers = [...books.vouchers.values()];
  await writeAwards(client, directory, books.awards);
  await writeDeeds(client, directory, [...books.deeds.values(), ...waiting]);
  await writeVouchers(client, directory, vouchers);
  await writeVoucherUses(client, directory, vouchers);
  await writeTransfers(client, directory, books.transfers);
  await writeWallets(client, directory, books);
  await takeFromShelves(client, directory, vouchers);
}

/** Every key by which the demo's own requests would be known. */
function idempotencyKey(key: string): string {
  return `seed-${key}`;
}

async function writeAwards(client: pg.Client, directory: Directory, awards: readonly Award[]): Promise<void> {
  await insertRows(
    client,
    'award',
    {
      id: 'uuid',
      network_id: 'uuid',
      member_id: 'uuid',
      points: 'integer',
      reason_th: 'text',
      reason_en: 'text',
      awarded_by: 'uuid',
      idempotency_key: 'text',
      created_at: 'timestamptz',
    },
    awards.map(({ id, event }) => ({
      id,
      network_id: directory.networkId,
      member_id: directory.person(event.memberKey).membershipId,
      points: event.points,
      reason_th: event.reason.th,
      reason_en: event.reason.en,
      awarded_by: directory.person(event.byKey).membershipId,
      idempotency_key: idempotencyKey(event.awardKey),
      created_at: event.at,
    })),
  );
}

/** In the state they came to: the way there is in the uses and the transfers. */
async function writeVouchers(
  client: pg.Client,
  directory: Directory,
  vouchers: readonly Voucher[],
): Promise<void> {
  await insertRows(
    client,
    'voucher',
    {
      id: 'uuid',
      network_id: 'uuid',
      merchant_id: 'uuid',
      offer_id: 'uuid',
      member_id: 'uuid',
      kind: 'offer_kind',
      state: 'voucher_state',
      code: 'text',
      points: 'integer',
      idempotency_key: 'text',
      issued_at: 'timestamptz',
      expires_at: 'timestamptz',
      used_at: 'timestamptz',
      state_since: 'timestamptz',
      due_at: 'timestamptz',
    },
    vouchers.map((voucher) => ({
      id: voucher.id,
      network_id: directory.networkId,
      merchant_id: directory.merchantId(voucher.offer.merchantKey),
      offer_id: directory.offerId(voucher.offer.key),
      member_id: directory.person(voucher.memberKey).membershipId,
      kind: voucher.offer.kind,
      state: voucher.state,
      code: voucher.code,
      points: voucher.offer.costPoints,
      idempotency_key: idempotencyKey(voucher.key),
      issued_at: voucher.issuedAt,
      expires_at: voucher.expiresAt,
      used_at: voucher.use?.at ?? null,
      state_since: voucher.stateSince,
      due_at: dueOf(voucher),
    })),
  );
}

const dayMs = 86_400_000;

/** When a thing that went out is to be back; null for what is spent, and for what never went out. */
function dueOf({ offer, use }: Voucher): Date | null {
  return offer.loanDays === null || use === null ? null : new Date(use.at.getTime() + offer.loanDays * dayMs);
}

async function writeVoucherUses(
  client: pg.Client,
  directory: Directory,
  vouchers: readonly Voucher[],
): Promise<void> {
  await insertRows(
    client,
    'voucher_use',
    {
      id: 'uuid',
      network_id: 'uuid',
      merchant_id: 'uuid',
      voucher_id: 'uuid',
      staff_id: 'uuid',
      nonce: 'text',
      used_at: 'timestamptz',
      released_at: 'timestamptz',
      released_as: 'case_actor',
      released_by: 'uuid',
    },
    vouchers.flatMap(({ id, key, offer, state, stateSince, use }) => {
      if (use === null) return [];
      return [
        {
          id: use.id,
          network_id: directory.networkId,
          merchant_id: directory.merchantId(offer.merchantKey),
          voucher_id: id,
          staff_id: directory.staffId(offer.merchantKey, use.byKey),
          nonce: idempotencyKey(key),
          used_at: use.at,
          released_at: state === 'RELEASED' ? stateSince : null,
          released_as: state === 'RELEASED' ? 'MERCHANT' : null,
          released_by: state === 'RELEASED' ? directory.person(use.byKey).membershipId : null,
        },
      ];
    }),
  );
}

async function writeTransfers(
  client: pg.Client,
  directory: Directory,
  transfers: readonly Transfer[],
): Promise<void> {
  await insertRows(
    client,
    'transfer',
    {
      network_id: 'uuid',
      kind: 'transfer_kind',
      from_account_id: 'uuid',
      to_account_id: 'uuid',
      points: 'integer',
      from_balance_after: 'bigint',
      to_balance_after: 'bigint',
      award_id: 'uuid',
      deed_id: 'uuid',
      voucher_id: 'uuid',
      created_at: 'timestamptz',
    },
    transfers.map((transfer) => ({
      network_id: directory.networkId,
      kind: transfer.kind,
      from_account_id: transfer.fromAccountId,
      to_account_id: transfer.toAccountId,
      points: transfer.points,
      from_balance_after: transfer.fromBalanceAfter,
      to_balance_after: transfer.toBalanceAfter,
      award_id: transfer.awardId,
      deed_id: transfer.deedId,
      voucher_id: transfer.voucherId,
      created_at: transfer.at,
    })),
  );
}

async function writeWallets(client: pg.Client, directory: Directory, { wallets }: Books): Promise<void> {
  const entries = [...wallets].map(([memberKey, wallet]) => ({
    memberId: directory.person(memberKey).membershipId,
    ...wallet,
  }));
  await client.query(
    `UPDATE ledger_account
     SET balance = CASE kind WHEN 'MEMBER_HELD' THEN wallet.held ELSE wallet.available END,
       earned_total = CASE kind WHEN 'MEMBER_AVAILABLE' THEN wallet.earned_total END
     FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) AS wallet (member_id, available, held, earned_total)
     WHERE ledger_account.member_id = wallet.member_id`,
    [
      entries.map(({ memberId }) => memberId),
      entries.map(({ available }) => available),
      entries.map(({ held }) => held),
      entries.map(({ earnedTotal }) => earnedTotal),
    ],
  );
}

/** A voucher holds a unit while it is open and once it is used; a lent thing that came back is on the shelf again. */
async function takeFromShelves(
  client: pg.Client,
  directory: Directory,
  vouchers: readonly Voucher[],
): Promise<void> {
  const holding = vouchers.filter(({ state }) => state === 'ISSUED' || state === 'USED');
  const sold = [...Map.groupBy(holding, ({ offer }) => directory.offerId(offer.key))];
  await client.query(
    `UPDATE offer_stock SET sold = units.sold
     FROM unnest($1::uuid[], $2::integer[]) AS units (offer_id, sold)
     WHERE offer_stock.offer_id = units.offer_id`,
    [sold.map(([offerId]) => offerId), sold.map(([, units]) => units.length)],
  );
}
