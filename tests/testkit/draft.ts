import { randomUUID } from 'node:crypto';
import { mutate, type Outcome, onStateError, onValidationError } from './mutate.ts';
import type { Network } from './network.ts';
import type { Person } from './world.ts';

export interface Draft {
  readonly draftId: string;
  readonly revision: number;
}

export interface EditOutcome extends Outcome {
  readonly revision?: number;
  readonly replayed?: boolean;
  readonly draft?: { readonly id: string; readonly state: string; readonly revision: number };
  readonly version?: {
    readonly id: string;
    readonly state: string;
    readonly number: number;
    readonly effectiveFrom: string | null;
  };
  readonly findings?: readonly { readonly topic: string; readonly path: readonly string[] }[];
}

const onDraft = 'replayed draft { id state revision }';
const onRefusedTopic = '... on RefusedTopicError { findings { topic path } }';
const onChanged = '... on CatalogueChangedError { revision }';

export function beginDraft(
  network: Network,
  input: object = {},
  by: Person = network.coordinator,
): Promise<EditOutcome> {
  return mutate<EditOutcome>(
    by,
    'beginCatalogueDraft',
    { networkId: network.id, from: 'EMPTY', idempotencyKey: randomUUID(), ...input },
    `... on BeginCatalogueDraftSuccess { ${onDraft} } ${onValidationError}`,
  );
}

/** A draft that is there, as the next change names it. */
export function draftOf(outcome: EditOutcome): Draft {
  if (outcome.draft === undefined) throw new Error(`no draft: ${JSON.stringify(outcome)}`);
  return { draftId: outcome.draft.id, revision: outcome.draft.revision };
}

/** One change of a draft by the mutation's name. */
export function edit(by: Person, field: string, input: object): Promise<EditOutcome> {
  return mutate<EditOutcome>(
    by,
    field,
    input,
    `... on CatalogueEditSuccess { ${onDraft} } ${onValidationError} ${onRefusedTopic} ${onChanged} ${onStateError}`,
  );
}

export function adopt(by: Person, input: object): Promise<EditOutcome> {
  return mutate<EditOutcome>(
    by,
    'adoptCatalogue',
    input,
    `... on AdoptCatalogueSuccess { replayed version { id state number effectiveFrom } }
      ${onValidationError} ${onRefusedTopic} ${onChanged} ${onStateError}`,
  );
}

/** What an indicator needs at least. */
export const simpleRule = {
  deed: 'SHARED_WORK',
  code: 'SWEEP',
  name: { th: 'กวาดลานวัด', en: 'Swept the temple yard' },
  points: 10,
  capCount: 2,
  capPeriod: 'WEEK',
};

/** A draft with one category, one deed and one indicator, made through the API. */
export async function smallDraft(network: Network): Promise<Draft> {
  const by = network.coordinator;
  const category = { code: 'COMMUNITY', name: { th: 'ชุมชน', en: 'Community' } };
  const deed = { category: 'COMMUNITY', code: 'SHARED_WORK', name: { th: 'งานส่วนรวม' } };
  let draft = draftOf(await beginDraft(network));
  draft = draftOf(await edit(by, 'putDeedCategory', { ...draft, ...category }));
  draft = draftOf(await edit(by, 'putCatalogueDeed', { ...draft, ...deed }));
  return draftOf(await edit(by, 'putIndicator', { ...draft, ...simpleRule }));
}

/** What day it is in Bangkok, some days from now. */
export function dayInBangkok(daysFromNow = 0): string {
  return new Date(Date.now() + (7 + 24 * daysFromNow) * 3_600_000).toISOString().slice(0, 10);
}
