import type { CaseNoteVisibility } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { findShopUserIds, notifyOfMerchant } from '../merchants/merchant-notices.ts';
import { actOnCase, type CaseActionOutcome, type CaseCommand } from './case-action.ts';
import {
  countCaseNotes,
  findNoteByKey,
  insertCaseNote,
  type NewCaseNote,
  noteLimit,
} from './case-note-store.ts';
import { keyProblems, keyUsed, readCaseText } from './case-text.ts';
import { tooManyNotes } from './note-limit.ts';

/**
 * A coordinator writes a note on a shop's case: INTERNAL for the coordinators alone, or PUBLIC, which those who run the
 * shop read and can answer, and are told of.
 *
 * - DONE: it is written; also when this key has written it before, and then nobody is told again.
 * - INVALID: the text, the key (also one that wrote another note), or two hundred notes are there.
 * - FORBIDDEN, OWN_SHOP: see openMerchantCase.
 */
export function addCaseNote(
  deps: { readonly database: Database },
  command: CaseCommand & {
    readonly visibility: CaseNoteVisibility;
    readonly body: string;
    readonly idempotencyKey: string;
  },
): Promise<CaseActionOutcome> {
  const { visibility, idempotencyKey } = command;
  const { body, problems } = readCaseText(command.body);
  problems.push(...keyProblems(idempotencyKey));
  return actOnCase<CaseActionOutcome>(deps, command, async (tx, { merchant, membership }) => {
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const { id: merchantId } = merchant;
    const note: NewCaseNote = {
      ...{ id: newId(), networkId: merchant.networkId, merchantId },
      visibility,
      side: 'COORDINATOR',
      authorId: membership.id,
      ...{ body, idempotencyKey },
    };
    const earlier = await findNoteByKey(tx, note);
    if (earlier === 'SAME') return { outcome: 'DONE', merchant };
    if (earlier === 'OTHER') return { outcome: 'INVALID', problems: [keyUsed] };
    if ((await countCaseNotes(tx, merchant.id, 'COORDINATOR')) >= noteLimit) {
      return { outcome: 'INVALID', problems: [tooManyNotes] };
    }
    const isNew = await insertCaseNote(tx, note);
    if (!isNew) return { outcome: 'INVALID', problems: [keyUsed] };
    if (visibility === 'PUBLIC') {
      const userIds = await findShopUserIds(tx, merchantId);
      await notifyOfMerchant(tx, merchant, { kind: 'MERCHANT_NOTE', userIds, reason: body });
    }
    return { outcome: 'DONE', merchant };
  });
}
