import { createHmac, randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import type { Indicator } from './catalogue.ts';
import { mutate, type Outcome, onValidationError } from './mutate.ts';
import type { Network } from './network.ts';
import type { Person, World } from './world.ts';

export interface EventOptions {
  readonly indicator: Indicator;
  readonly points?: number;
  readonly budgetPoints?: number;
  readonly codeMode?: 'ROTATING' | 'PRINTED';
  readonly printedLimit?: number;
  /** From now, in minutes; negative: ago. */
  readonly startsInMinutes?: number;
  readonly endsInMinutes?: number;
  readonly title?: string;
  readonly state?: 'DRAFT' | 'OPEN';
  readonly organiserIds?: readonly string[];
  readonly by?: Person;
}

export interface MadeEvent {
  readonly id: string;
  readonly uuid: string;
}

export function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}

/** The input of createEvent: an event that is on now. */
export function eventInput(network: Network, options: EventOptions): Record<string, unknown> {
  return {
    networkId: network.id,
    title: { th: options.title ?? `กวาดลานวัด ${randomUUID().slice(0, 8)}`, en: 'Sweeping the temple yard' },
    place: { th: 'วัดหนองสาหร่าย' },
    startsAt: inMinutes(options.startsInMinutes ?? -30),
    endsAt: inMinutes(options.endsInMinutes ?? 90),
    indicatorCode: options.indicator.code,
    budgetPoints: options.budgetPoints ?? 1_000,
    ...(options.points === undefined ? {} : { points: options.points }),
    ...(options.codeMode === undefined ? {} : { codeMode: options.codeMode }),
    ...(options.codeMode === 'PRINTED' ? { printedLimit: options.printedLimit ?? 50 } : {}),
    ...(options.organiserIds === undefined ? {} : { organiserIds: options.organiserIds }),
    idempotencyKey: randomUUID(),
  };
}

/** An event as a coordinator makes one, open unless told otherwise. */
export async function makeEvent(network: Network, options: EventOptions): Promise<MadeEvent> {
  const by = options.by ?? network.coordinator;
  const { event, ...answer } = await mutate<{ event: { id: string } }>(
    by,
    'createEvent',
    eventInput(network, options),
    `... on CreateEventSuccess { event { id } } ${onValidationError}`,
  );
  if (event === undefined) throw new Error(`no event: ${JSON.stringify(answer)}`);
  if (options.state !== 'DRAFT') {
    const opened = await eventAction(by, 'openEvent', event.id);
    if (opened.event?.state !== 'OPEN') throw new Error(`not open: ${JSON.stringify(opened)}`);
  }
  return { id: event.id, uuid: TypeID.fromString(event.id).toUUID() };
}

export interface ActionOutcome extends Outcome {
  readonly event?: { readonly state: string; readonly waitsForSecondCoordinator: boolean };
}

export function eventAction(
  by: Person,
  action: 'openEvent' | 'closeEvent' | 'cancelEvent',
  eventId: string,
): Promise<ActionOutcome> {
  return by.client.mutate(
    `mutation ($input: EventActionInput!) { ${action}(input: $input) { __typename
      ... on EventActionSuccess { event { state waitsForSecondCoordinator } }
      ... on StateError { state } ... on UserError { code message } ${onValidationError} } }`,
    { eventId },
  );
}

export interface CheckInResult {
  readonly __typename: string;
  readonly replayed?: boolean;
  readonly message?: string;
  readonly checkIn?: {
    readonly way: string;
    readonly points: number;
    readonly noPointsReason: string | null;
    readonly memberNumber: string;
    readonly scannedAt: string;
  };
  readonly wallet?: { readonly available: number; readonly held: number; readonly lifetimeEarned: number };
  readonly code?: string;
  readonly problem?: string;
  readonly opensAt?: string | null;
}

export const checkInDocument = `mutation ($input: CheckInInput!) { checkIn(input: $input) {
  __typename
  ... on CheckInSuccess { replayed message wallet { available held lifetimeEarned }
    checkIn { way points noPointsReason memberNumber scannedAt } }
  ... on CheckInCodeError { problem }
  ... on EventNotOpenError { opensAt }
  ... on UserError { code message } } }`;

export function checkIn(
  person: Person,
  token: string,
  more: { readonly nonce?: string; readonly late?: boolean } = {},
): Promise<CheckInResult> {
  return person.client.mutate<CheckInResult>(checkInDocument, { token, nonce: randomUUID(), ...more });
}

export interface Desk {
  readonly codes: readonly {
    readonly token: string;
    readonly shownFrom: string;
    readonly shownUntil: string;
  }[];
  readonly printedToken: string | null;
  readonly serverTime: string;
}

export async function deskOf(by: Person, event: MadeEvent): Promise<Desk | null> {
  const { node } = await by.client.ask<{ node: { desk: Desk | null } }>(
    `query ($id: ID!) { node(id: $id) { ... on Event {
      desk { serverTime printedToken codes { token shownFrom shownUntil } } } } }`,
    { id: event.id },
  );
  return node.desk;
}

/** What is on the organiser's screen, or on the paper. */
export async function shownToken(by: Person, event: MadeEvent): Promise<string> {
  const desk = await deskOf(by, event);
  const token = desk?.printedToken ?? desk?.codes[0]?.token;
  if (token === undefined) throw new Error('no code');
  return token;
}

export const stepNow = (): number => Math.floor(Date.now() / 30_000);

/** The rotating code of another time, signed here a second time: the rules are written twice. */
export async function tokenOfStep(world: World, event: MadeEvent, step: number): Promise<string> {
  const { rows } = await world.pool.query<{ secret: Buffer }>(
    'SELECT secret FROM event_secret WHERE event_id = $1',
    [event.uuid],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no secret');
  const head = Buffer.alloc(21);
  head.writeUInt8(1);
  Buffer.from(event.uuid.replaceAll('-', ''), 'hex').copy(head, 1);
  head.writeUInt32BE(step, 17);
  const signature = createHmac('sha256', row.secret).update(
    Buffer.concat([Buffer.from('kwamdee check-in'), head]),
  );
  return Buffer.concat([head, signature.digest().subarray(0, 12)]).toString('base64url');
}

/** What the desk and the coordinators see of an event. */
export async function figuresOf(by: Person, event: MadeEvent) {
  const { node } = await by.client.ask<{
    node: {
      figures: {
        visitCount: number;
        creditedCount: number;
        budgetPoints: number;
        pointsGiven: number;
        pointsLeft: number;
        printedLeft: number | null;
        medianSecondsToPoints: number | null;
      } | null;
    };
  }>(
    `query ($id: ID!) { node(id: $id) { ... on Event { figures {
      visitCount creditedCount budgetPoints pointsGiven pointsLeft printedLeft medianSecondsToPoints } } } }`,
    { id: event.id },
  );
  return node.figures;
}
