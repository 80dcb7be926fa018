import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findMembership } from '../members/membership-store.ts';
import { mayEditCatalogue } from './catalogue-policy.ts';
import { discardDraft, lockVersion } from './draft-store.ts';
import type { DraftCommand, EditDraftOutcome } from './edit-draft.ts';

/**
 * Ends a draft that comes to nothing; what is in force stays. Outcomes: see {@link EditDraftOutcome}; EDITED with
 * `replayed` when it was discarded before.
 */
export async function discardCatalogueDraft(
  deps: { readonly database: Database },
  command: DraftCommand,
): Promise<EditDraftOutcome> {
  const { draftId } = command;
  if (draftId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const draft = await lockVersion(tx, draftId);
    if (draft === null) return { outcome: 'FORBIDDEN' };
    const coordinator = await findMembership(tx, draft.networkId, command.userId);
    if (!mayEditCatalogue(coordinator)) return { outcome: 'FORBIDDEN' };
    switch (draft.state) {
      case 'DISCARDED':
        return { outcome: 'EDITED', draft, replayed: true };
      case 'ADOPTED':
        return { outcome: 'NOT_A_DRAFT', state: draft.state };
      case 'DRAFT':
        return draft.revision === command.revision
          ? { outcome: 'EDITED', draft: await discardDraft(tx, draft.id), replayed: false }
          : { outcome: 'CHANGED_MEANWHILE', revision: draft.revision };
      default:
        return draft.state satisfies never;
    }
  });
}
