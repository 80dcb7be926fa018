import { randomUUID } from 'node:crypto';
import type { Indicator } from './catalogue.ts';
import type { Client } from './client.ts';
import { mutate, type Outcome, onValidationError } from './mutate.ts';

export interface Deed {
  readonly id: string;
  readonly state: string;
  readonly doneOn: string;
  readonly points: number;
  readonly note: string | null;
  readonly source: string;
}

export interface Recorded extends Outcome {
  readonly deed?: Deed;
  readonly capLeft?: number;
  readonly replayed?: boolean;
  /** Of a cap that is reached. */
  readonly roomFrom?: string;
}

const selection = `
  ... on RecordDeedSuccess { capLeft replayed deed { id state doneOn points note source } }
  ... on CapReachedError { roomFrom } ${onValidationError}`;

/** Records a deed of this indicator; `change` adds to the input or replaces what is in it. */
export function recordDeed(
  by: { readonly client: Client },
  indicator: Pick<Indicator, 'id'>,
  change: object = {},
): Promise<Recorded> {
  return mutate<Omit<Recorded, keyof Outcome>>(
    by,
    'recordDeed',
    { indicatorId: indicator.id, idempotencyKey: randomUUID(), ...change },
    selection,
  );
}

/** The deed that was recorded; throws when it was not. */
export async function deedOf(
  by: { readonly client: Client },
  indicator: Pick<Indicator, 'id'>,
  change: object = {},
): Promise<Deed> {
  const recorded = await recordDeed(by, indicator, change);
  if (recorded.deed === undefined) throw new Error(`not recorded: ${JSON.stringify(recorded)}`);
  return recorded.deed;
}
