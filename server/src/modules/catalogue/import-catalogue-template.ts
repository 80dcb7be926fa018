import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isKey } from '../../graphql/idempotency-key.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findMembership, type MembershipRow } from '../members/membership-store.ts';
import { wrongKey } from './begin-catalogue-draft.ts';
import { type CatalogueContent, catalogueLimits } from './catalogue-content.ts';
import { mayEditCatalogue } from './catalogue-policy.ts';
import { contentFindings, sizeProblems } from './catalogue-rules.ts';
import { parseTemplate } from './catalogue-template.ts';
import { contentOf, rulesOf } from './content-rows.ts';
import {
  countRevision,
  findByBeginKey,
  insertDraft,
  lockNetworkCatalogue,
  lockVersion,
  readRules,
  removeAllRules,
  writeRules,
} from './draft-store.ts';
import type { TopicFinding } from './refused-topics.ts';
import { findDraft, type VersionRow } from './version-store.ts';
import { addMissingVirtues, listVirtues } from './virtue-store.ts';

export interface ImportCatalogueTemplateCommand {
  readonly userId: string;
  readonly networkId: string | null;
  /** The file's text. */
  readonly template: string;
  /** Of the draft that it replaces, as the caller saw it; null where there is none. */
  readonly revision: number | null;
  readonly idempotencyKey: string;
}

export type ImportCatalogueTemplateOutcome =
  | { readonly outcome: 'IMPORTED'; readonly draft: VersionRow; readonly replayed: boolean }
  | { readonly outcome: 'FORBIDDEN' | 'DRAFT_EXISTS' | 'IDEMPOTENCY_CONFLICT' }
  | { readonly outcome: 'CHANGED_MEANWHILE'; readonly revision: number }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'REFUSED_TOPIC'; readonly findings: readonly TopicFinding[] };

/**
 * Puts a template into the network's draft: into a new one, or in place of all that the draft says. All of it, or none.
 *
 * - IMPORTED: the draft; `replayed` when this key, or what the draft says already, shows that it was done before.
 * - FORBIDDEN: not a coordinator of the network, or there is no such network.
 * - DRAFT_EXISTS: there is a draft, and the caller did not say that it is to be replaced.
 * - CHANGED_MEANWHILE: somebody has changed that draft since the caller looked.
 * - INVALID: no template of a known form; every problem with its path.
 * - REFUSED_TOPIC: it names what must not earn points; each place with its path.
 * - IDEMPOTENCY_CONFLICT: the coordinator used this key for another draft.
 */
export async function importCatalogueTemplate(
  deps: { readonly database: Database },
  command: ImportCatalogueTemplateCommand,
): Promise<ImportCatalogueTemplateOutcome> {
  const { networkId } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const coordinator = await findMembership(tx, networkId, command.userId);
    if (!mayEditCatalogue(coordinator)) return { outcome: 'FORBIDDEN' };
    if (!isKey(command.idempotencyKey)) return { outcome: 'INVALID', problems: [wrongKey] };
    const parsed = parseTemplate(command.template);
    if (!parsed.isValid) return { outcome: 'INVALID', problems: parsed.problems };
    const findings = contentFindings(parsed.content);
    if (findings.length > 0) return { outcome: 'REFUSED_TOPIC', findings };
    await lockNetworkCatalogue(tx, networkId);
    const problems = await virtueCountProblems(tx, networkId, parsed.content);
    return problems.length > 0
      ? { outcome: 'INVALID', problems }
      : putIntoDraft(tx, command, coordinator, parsed.content);
  });
}

/** Under the network's lock, so that there is one draft before and after. */
async function putIntoDraft(
  tx: Executor,
  command: ImportCatalogueTemplateCommand,
  coordinator: MembershipRow,
  content: CatalogueContent,
): Promise<ImportCatalogueTemplateOutcome> {
  const { networkId } = coordinator;
  const beginKey = command.idempotencyKey;
  const beginHash = hash('sha256', command.template, 'hex');
  const before = await findByBeginKey(tx, coordinator.id, beginKey);
  if (before !== null) {
    return before.beginHash === beginHash
      ? { outcome: 'IMPORTED', draft: before, replayed: true }
      : { outcome: 'IDEMPOTENCY_CONFLICT' };
  }
  const present = await findDraft(tx, networkId);
  const draft = present === null ? null : await lockVersion(tx, present.id);
  if (draft === null) {
    await addMissingVirtues(tx, networkId, content.virtues);
    const begun = await insertDraft(tx, { networkId, createdBy: coordinator.id, beginKey, beginHash });
    await writeRules(tx, begun, rulesOf(content, 'TEMPLATE'));
    return { outcome: 'IMPORTED', draft: begun, replayed: false };
  }
  const { categories } = contentOf(await readRules(tx, draft.id), []);
  if (isDeepStrictEqual(categories, content.categories))
    return { outcome: 'IMPORTED', draft, replayed: true };
  if (command.revision === null) return { outcome: 'DRAFT_EXISTS' };
  if (draft.revision !== command.revision) return { outcome: 'CHANGED_MEANWHILE', revision: draft.revision };
  await addMissingVirtues(tx, networkId, content.virtues);
  await removeAllRules(tx, draft.id);
  await writeRules(tx, draft, rulesOf(content, 'TEMPLATE'));
  return { outcome: 'IMPORTED', draft: await countRevision(tx, draft.id), replayed: false };
}

async function virtueCountProblems(
  tx: Executor,
  networkId: string,
  content: CatalogueContent,
): Promise<FieldProblem[]> {
  const codes = [...(await listVirtues(tx, networkId)), ...content.virtues].map(({ code }) => code);
  return sizeProblems(['virtues'], new Set(codes).size, catalogueLimits.virtues);
}
