import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { mutate, type Outcome } from './mutate.ts';
import type { MemberPerson, Network } from './network.ts';
import { waitUntil } from './wait-until.ts';
import type { Person } from './world.ts';

export interface SheetLine {
  readonly number: number;
  readonly memberNumber: string;
  readonly wish: string;
  readonly code: string | null;
  readonly state: string | null;
  readonly refusal: string | null;
}

/** What one member asked for, as the API takes it. */
export function wished(memberNumber: string, offer: { readonly id: string }, wish = 'IN_PERSON') {
  return { memberNumber, offerId: offer.id, wish };
}

export function issueSheet(
  by: Person,
  network: Network,
  lines: readonly object[],
  idempotencyKey: string = randomUUID(),
): Promise<Outcome & { sheet?: { id: string; lines: SheetLine[] } }> {
  return mutate<{ sheet: { id: string; lines: SheetLine[] } }>(
    by,
    'issueVoucherSheet',
    { networkId: network.id, lines, idempotencyKey },
    `... on IssueVoucherSheetSuccess { sheet { id lines { number memberNumber wish code state refusal } } }
     ... on ValidationError { fields { path message } }`,
  );
}

/** The id of a sheet with one voucher of the offer for each of these members. */
export async function sheetFor(
  network: Network,
  members: readonly MemberPerson[],
  offer: { readonly id: string },
): Promise<string> {
  const lines = members.map(({ memberNumber }) => wished(memberNumber, offer));
  const { sheet } = await issueSheet(network.coordinator, network, lines);
  if (sheet === undefined) throw new Error('the sheet was not issued');
  return sheet.id;
}

/** A sheet says codes; whoever holds the paper has a voucher with an id all the same. */
export async function voucherIdOf(network: Network, code: string): Promise<string> {
  const { rows } = await network.world.pool.query<{ id: string }>(
    'SELECT id FROM voucher WHERE network_id = $1 AND code = $2',
    [network.uuid, code],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`nobody has the code ${code}`);
  return TypeID.fromUUID('voucher', row.id).toString();
}

/** The lines of a sheet as this person may read them; null when they may not read it. */
export async function linesOf(person: Person, sheetId: string): Promise<SheetLine[] | null> {
  const { node } = await person.client.ask<{ node: { lines: SheetLine[] } | null }>(
    `query ($id: ID!) { node(id: $id) { ... on VoucherSheet {
       lines { number memberNumber wish code state refusal } } } }`,
    { id: sheetId },
  );
  return node?.lines ?? null;
}

export interface StoppedIssue<T> {
  readonly answer: Promise<T>;
  readonly sheetId: string;
  /** Lets the answers be put down. */
  letGo(): Promise<void>;
}

/** Issues a sheet for these members, and stops when its lines are judged and charged and no answer is put down yet. */
export async function stopBeforeAnswers<T>(
  network: Network,
  members: readonly MemberPerson[],
  issue: () => Promise<T>,
): Promise<StoppedIssue<T>> {
  const { pool } = network.world;
  const memberIds = members.map(({ memberId }) => TypeID.fromString(memberId).toUUID());
  const [wallets, lines] = [await pool.connect(), await pool.connect()];
  try {
    await wallets.query('BEGIN');
    await wallets.query('SELECT FROM ledger_account WHERE member_id = ANY ($1) FOR UPDATE', [memberIds]);
    const answer = issue();
    const sheet = await waitUntil('the sheet to be written down', async () => {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT sheet_id AS id FROM voucher_sheet_line
          WHERE member_id = ANY ($1) AND voucher_id IS NULL AND refusal IS NULL LIMIT 1`,
        [memberIds],
      );
      return rows[0];
    });
    await lines.query('BEGIN');
    await lines.query('SELECT FROM voucher_sheet_line WHERE sheet_id = $1 FOR UPDATE', [sheet.id]);
    await wallets.query('COMMIT');
    await waitUntil('the answers to come', async () => {
      const { rowCount } = await pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database()
          AND wait_event_type = 'Lock' AND query LIKE '%UPDATE voucher_sheet_line%'`,
      );
      return (rowCount ?? 0) > 0;
    });
    return {
      answer,
      sheetId: TypeID.fromUUID('sheet', sheet.id).toString(),
      async letGo() {
        await lines.query('COMMIT');
        lines.release();
      },
    };
  } catch (error) {
    lines.release(true);
    throw error;
  } finally {
    wallets.release(true);
  }
}
