import { hash } from 'node:crypto';
import { isKey } from '../../graphql/idempotency-key.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import type { VirtueContent } from './catalogue-content.ts';
import { mayEditCatalogue } from './catalogue-policy.ts';
import { rulesOf, virtueContentOf } from './content-rows.ts';
import { defaultCatalogue } from './default/default-catalogue.ts';
import {
  findByBeginKey,
  insertDraft,
  lockNetworkCatalogue,
  readRules,
  type VersionRules,
  writeRules,
} from './draft-store.ts';
import { findDraft, findVersionInForce, type VersionRow } from './version-store.ts';
import { addMissingVirtues, listVirtues } from './virtue-store.ts';

export type DraftStart = 'EMPTY' | 'IN_FORCE' | 'DEFAULT' | 'NETWORK';

export interface BeginCatalogueDraftCommand {
  readonly userId: string;
  readonly networkId: string | null;
  readonly start: DraftStart;
  /** For NETWORK: whose catalogue. */
  readonly sourceNetworkId: string | null;
  readonly idempotencyKey: string;
}

export type BeginCatalogueDraftOutcome =
  | { readonly outcome: 'BEGUN'; readonly draft: VersionRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'DRAFT_EXISTS' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * Begins the network's one draft: empty, as a copy of what is in force, of the catalogue that ships with Kwamdee, or of
 * what another network has in force. A network that has no virtues yet gets those that the rules name.
 *
 * - BEGUN: the draft; `replayed` when this key began it before (whatever became of it since).
 * - FORBIDDEN: not a coordinator of the network, or there is no such network.
 * - DRAFT_EXISTS: a network has one draft at most; work on that, or discard it.
 * - INVALID: there is no catalogue to copy, or the key has a wrong form.
 * - IDEMPOTENCY_CONFLICT: the coordinator used this key for another draft.
 */
export async function beginCatalogueDraft(
  deps: { readonly database: Database },
  command: BeginCatalogueDraftCommand,
): Promise<BeginCatalogueDraftOutcome> {
  const { networkId } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const coordinator = await findMembership(tx, networkId, command.userId);
    if (!mayEditCatalogue(coordinator)) return { outcome: 'FORBIDDEN' };
    if (!isKey(command.idempotencyKey)) return { outcome: 'INVALID', problems: [wrongKey] };
    // Of two who begin at once the later finds the draft of the earlier; the unique index has the last word.
    await lockNetworkCatalogue(tx, networkId);
    const beginHash = hashOf(command);
    const before = await findByBeginKey(tx, coordinator.id, command.idempotencyKey);
    if (before !== null) {
      return before.beginHash === beginHash && before.networkId === networkId
        ? { outcome: 'BEGUN', draft: before, replayed: true }
        : { outcome: 'IDEMPOTENCY_CONFLICT' };
    }
    if ((await findDraft(tx, networkId)) !== null) return { outcome: 'DRAFT_EXISTS' };
    const source = await sourceOf(tx, networkId, command);
    if (source === null) return { outcome: 'INVALID', problems: [nothingToCopy] };
    return begin(tx, coordinator, source, { beginKey: command.idempotencyKey, beginHash });
  });
}

interface Source {
  readonly rules: VersionRules;
  readonly virtues: readonly VirtueContent[];
}

async function begin(
  tx: Executor,
  coordinator: MembershipRow,
  { rules, virtues }: Source,
  key: { readonly beginKey: string; readonly beginHash: string },
): Promise<BeginCatalogueDraftOutcome> {
  const { networkId } = coordinator;
  await addMissingVirtues(tx, networkId, virtues);
  const draft = await insertDraft(tx, { networkId, createdBy: coordinator.id, ...key });
  await writeRules(tx, draft, rules);
  return { outcome: 'BEGUN', draft, replayed: false };
}

/** What the draft begins with; null when there is nothing to copy. */
async function sourceOf(
  tx: Executor,
  networkId: string,
  { start, sourceNetworkId }: BeginCatalogueDraftCommand,
): Promise<Source | null> {
  switch (start) {
    case 'EMPTY':
      return { rules: { categories: [], deeds: [], indicators: [] }, virtues: defaultCatalogue.virtues };
    case 'DEFAULT':
      return { rules: rulesOf(defaultCatalogue, 'DEFAULT'), virtues: defaultCatalogue.virtues };
    case 'IN_FORCE': {
      const version = await findVersionInForce(tx, networkId);
      return version === null ? null : { rules: await readRules(tx, version.id), virtues: [] };
    }
    case 'NETWORK': {
      const version = sourceNetworkId === null ? null : await findVersionInForce(tx, sourceNetworkId);
      if (version === null) return null;
      const rules = await readRules(tx, version.id);
      const named = new Set(rules.indicators.flatMap((indicator) => indicator.virtues));
      const virtues = (await listVirtues(tx, version.networkId)).filter(({ code }) => named.has(code));
      const indicators = rules.indicators.map((row) => ({ ...row, origin: 'TEMPLATE' as const }));
      return { rules: { ...rules, indicators }, virtues: virtues.map(virtueContentOf) };
    }
    default:
      return start satisfies never;
  }
}

function hashOf({ start, sourceNetworkId }: BeginCatalogueDraftCommand): string {
  return hash('sha256', JSON.stringify([start, sourceNetworkId]), 'hex');
}

export const wrongKey: FieldProblem = {
  path: ['idempotencyKey'],
  message: { th: 'ต้องยาว 8 ถึง 128 ตัวอักษร', en: 'Must be 8 to 128 characters.' },
};

const nothingToCopy: FieldProblem = {
  path: ['from'],
  message: { th: 'ยังไม่มีรายการความดีให้คัดลอก', en: 'There is no catalogue to copy yet.' },
};
