import type { FieldProblem } from '../../graphql/user-error.ts';
import type { CatalogueState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { mayEditCatalogue } from './catalogue-policy.ts';
import { countRevision, lockVersion } from './draft-store.ts';
import type { TopicFinding } from './refused-topics.ts';
import type { VersionRow } from './version-store.ts';

/** Which draft, and as of which revision the caller saw it. */
export interface DraftCommand {
  readonly userId: string;
  readonly draftId: string | null;
  readonly revision: number;
}

/** What a change of a draft came to:
 * - EDITED: the draft right after; `replayed` when it says all that already: nothing is written, whatever the revision.
 * - FORBIDDEN: not a coordinator of the network, or there is no such catalogue.
 * - NOT_A_DRAFT: it was adopted or discarded.
 * - CHANGED_MEANWHILE: somebody has changed it since the caller looked.
 * - INVALID: what is wrong, field by field.
 * - REFUSED_TOPIC: it names what must not earn points.
 */
export type EditDraftOutcome =
  | { readonly outcome: 'EDITED'; readonly draft: VersionRow; readonly replayed: boolean }
  | DraftRefusal;

export type DraftRefusal =
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'NOT_A_DRAFT'; readonly state: CatalogueState }
  | { readonly outcome: 'CHANGED_MEANWHILE'; readonly revision: number }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] }
  | { readonly outcome: 'REFUSED_TOPIC'; readonly findings: readonly TopicFinding[] };

/** What an edit found, before anything is written. */
export interface PlannedEdit {
  readonly problems?: readonly FieldProblem[];
  readonly findings?: readonly TopicFinding[];
  /** Null when the draft says it already. */
  readonly write: ((tx: Executor) => Promise<unknown>) | null;
}

/**
 * One change of a draft by one of its coordinators. The draft's lock is held from here to the end: of two who change it
 * at once the later finds another revision and is told. A repetition of what was done is answered as the first time.
 */
export async function editDraft(
  deps: { readonly database: Database },
  command: DraftCommand,
  plan: (tx: Executor, draft: VersionRow) => Promise<PlannedEdit>,
): Promise<EditDraftOutcome> {
  const { draftId } = command;
  if (draftId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const draft = await lockVersion(tx, draftId);
    if (draft === null) return { outcome: 'FORBIDDEN' };
    const coordinator = await findMembership(tx, draft.networkId, command.userId);
    if (!mayEditCatalogue(coordinator)) return { outcome: 'FORBIDDEN' };
    if (draft.state !== 'DRAFT') return { outcome: 'NOT_A_DRAFT', state: draft.state };
    const { problems = [], findings = [], write } = await plan(tx, draft);
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    if (findings.length > 0) return { outcome: 'REFUSED_TOPIC', findings };
    if (write === null) return { outcome: 'EDITED', draft, replayed: true };
    if (draft.revision !== command.revision)
      return { outcome: 'CHANGED_MEANWHILE', revision: draft.revision };
    await write(tx);
    return { outcome: 'EDITED', draft: await countRevision(tx, draft.id), replayed: false };
  });
}
