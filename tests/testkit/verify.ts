import { TypeID } from 'typeid-js';
import { mutate, type Outcome, onStateError, onValidationError } from './mutate.ts';
import type { Network } from './network.ts';
import type { Person, World } from './world.ts';

export interface Confirmed extends Outcome {
  readonly credited?: boolean;
  readonly confirmations?: number;
  readonly confirmationsNeeded?: number;
  readonly undoUntil?: string;
}

export type ConfirmedAll = Outcome & {
  readonly answers?: readonly {
    readonly deedId: string;
    readonly result: { readonly __typename: string; readonly credited?: boolean };
  }[];
};

/** Several at once: what came of each, in order. */
export function confirmAll(by: Person, deeds: readonly { readonly id: string }[]): Promise<ConfirmedAll> {
  return mutate<Omit<ConfirmedAll, keyof Outcome>>(
    by,
    'confirmDeeds',
    { deedIds: deeds.map(({ id }) => id) },
    '... on ConfirmDeedsSuccess { answers { deedId result { __typename ... on ConfirmDeedSuccess { credited } } } }',
  );
}

export function confirm(by: Person, deed: { readonly id: string }): Promise<Confirmed> {
  return mutate<Omit<Confirmed, keyof Outcome>>(
    by,
    'confirmDeed',
    { deedId: deed.id },
    `... on ConfirmDeedSuccess { credited confirmations confirmationsNeeded undoUntil } ${onStateError}`,
  );
}

export type SetAside = Outcome & { readonly deedState?: string };

export function askMore(
  by: Person,
  deed: { readonly id: string },
  question = 'ทำที่ไหนหรือ',
): Promise<SetAside> {
  return mutate<{ deedState: string }>(
    by,
    'askMoreAboutDeed',
    { deedId: deed.id, question },
    `... on SetDeedAsideSuccess { deedState } ${onStateError} ${onValidationError}`,
  );
}

export function notCount(
  by: Person,
  deed: { readonly id: string },
  reason = 'วันนั้นนับไปแล้ว',
): Promise<SetAside> {
  return mutate<{ deedState: string }>(
    by,
    'notCountDeed',
    { deedId: deed.id, reason },
    `... on SetDeedAsideSuccess { deedState } ${onStateError} ${onValidationError}`,
  );
}

export function answer(by: Person, deed: { readonly id: string }, text = 'ที่ศาลาวัด ตอนเช้า'): Promise<Outcome> {
  return mutate(
    by,
    'answerDeed',
    { deedId: deed.id, text },
    `... on AnswerDeedSuccess { deed { state canAnswer } } ${onStateError} ${onValidationError}`,
  );
}

export function undo(
  by: Person,
  deed: { readonly id: string },
): Promise<Outcome & { readonly deedId?: string }> {
  return mutate<{ deedId: string }>(
    by,
    'undoConfirmation',
    { deedId: deed.id },
    `... on UndoConfirmationSuccess { deedId } ${onStateError}`,
  );
}

export interface Waiting {
  readonly deed: { readonly id: string; readonly title: string; readonly note: string | null };
  readonly memberName: string | null;
  readonly confirmations: number;
  readonly confirmationsNeeded: number;
  readonly waitsLong: boolean;
  readonly hints: readonly string[];
}

/** What waits for a person, the oldest first. */
export async function queueOf(by: Person, network: Network): Promise<readonly Waiting[]> {
  const answered = await by.client.ask<{
    network: { deedQueue: { nodes: readonly Waiting[]; totalCount: number } };
  }>(
    `query ($slug: String!) { network(slug: $slug) { deedQueue(first: 100) { totalCount nodes {
      memberName confirmations confirmationsNeeded waitsLong hints deed { id title note } } } } }`,
    { slug: network.slug },
  );
  const { nodes, totalCount } = answered.network.deedQueue;
  if (nodes.length < 100 && totalCount !== nodes.length)
    throw new Error(`${totalCount} are not ${nodes.length}`);
  return nodes;
}

export async function queueIdsOf(by: Person, network: Network): Promise<readonly string[]> {
  return (await queueOf(by, network)).map(({ deed }) => deed.id);
}

/** Lets a deed have waited for longer than it has: its dates are guarded by a trigger. */
export async function letDeedWait(world: World, deedId: string, hours: number): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE deed_record DISABLE TRIGGER deed_record_guard');
    await client.query(
      `UPDATE deed_record SET claimed_at = claimed_at - make_interval(hours => $2),
        state_since = state_since - make_interval(hours => $2) WHERE id = $1`,
      [TypeID.fromString(deedId).toUUID(), hours],
    );
    await client.query('ALTER TABLE deed_record ENABLE TRIGGER deed_record_guard');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/** Lets what was said about a deed be older than it is. */
export async function letDecisionsAge(world: World, deedId: string, minutes: number): Promise<void> {
  const client = await world.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE deed_decision DISABLE TRIGGER deed_decision_guard');
    await client.query('UPDATE deed_decision SET at = at - make_interval(mins => $2) WHERE deed_id = $1', [
      TypeID.fromString(deedId).toUUID(),
      minutes,
    ]);
    await client.query('ALTER TABLE deed_decision ENABLE TRIGGER deed_decision_guard');
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/** Says that these live together, as a coordinator does. */
export async function liveTogether(
  network: Network,
  ...people: readonly { readonly membershipId: string }[]
): Promise<void> {
  const { __typename } = await mutate(network.coordinator, 'setHousehold', {
    networkId: network.id,
    membershipIds: people.map(({ membershipId }) => membershipId),
  });
  if (__typename !== 'HouseholdSuccess') throw new Error(__typename);
}
