import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { mutate, type Outcome, onStateError, onValidationError } from './mutate.ts';
import type { Network } from './network.ts';
import type { Person } from './world.ts';

export interface NoteView {
  readonly id: string;
  readonly message: string;
  readonly points: number | null;
  readonly state: string | null;
  readonly isOpen: boolean | null;
  readonly sender: { readonly id: string; readonly displayName: string };
  readonly receiver: { readonly id: string; readonly displayName: string };
}

export const noteFields =
  'id message points state isOpen sender { id displayName } receiver { id displayName }';

interface Sent {
  readonly note: NoteView;
  readonly replayed: boolean;
  readonly reason: string;
  readonly limit: number;
}

/** Thanks somebody by their membership; `change` overrides the input. */
export function thank(
  sender: Person,
  network: Network,
  receiver: { readonly membershipId: string },
  change: object = {},
): Promise<Outcome & Partial<Sent>> {
  return mutate<Sent>(
    sender,
    'sendThanks',
    {
      networkId: network.id,
      personId: receiver.membershipId,
      message: 'ขอบคุณที่ช่วยยกของนะ',
      idempotencyKey: randomUUID(),
      ...change,
    },
    `... on SendThanksSuccess { replayed note { ${noteFields} } } ... on GiftRefusedError { reason }
      ... on ThanksLimitReachedError { limit } ${onValidationError}`,
  );
}

/** Thanks that must arrive: the note. */
export async function noteOf(
  sender: Person,
  network: Network,
  receiver: { readonly membershipId: string },
  change: object = {},
): Promise<NoteView> {
  const { note, ...result } = await thank(sender, network, receiver, change);
  if (note === undefined) throw new Error(`not sent: ${JSON.stringify(result)}`);
  return note;
}

export interface FundingView {
  readonly id: string;
  readonly points: number;
  readonly state: string;
  readonly proposedBy: string;
  readonly settledBy: string | null;
  readonly canViewerConfirm: boolean;
}

export const fundingFields = 'id points state proposedBy settledBy canViewerConfirm';

export function fund(
  coordinator: Person,
  network: Network,
  points: number,
  idempotencyKey: string = randomUUID(),
): Promise<Outcome & { readonly funding?: FundingView; readonly replayed?: boolean }> {
  return mutate<{ funding: FundingView; replayed: boolean }>(
    coordinator,
    'addToGiftFund',
    { networkId: network.id, points, idempotencyKey },
    `... on AddToGiftFundSuccess { replayed funding { ${fundingFields} } } ${onValidationError} ${onStateError}`,
  );
}

/** The number on a person's card, read past the API: their own phone shows it to them alone. */
export async function memberNumberOf(
  network: Network,
  person: { readonly membershipId: string },
): Promise<string> {
  const { rows } = await network.world.pool.query<{ number: string }>(
    'SELECT member_number AS number FROM membership WHERE id = $1',
    [TypeID.fromString(person.membershipId).toUUID()],
  );
  return rows[0]?.number ?? '';
}
