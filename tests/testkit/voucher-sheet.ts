import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { mutate, type Outcome } from './mutate.ts';
import type { MemberPerson, Network } from './network.ts';
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
