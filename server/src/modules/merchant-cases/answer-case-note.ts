import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findCoordinatorUserIds, notifyOfMerchant } from '../merchants/merchant-notices.ts';
import { mayManageOffers } from '../merchants/merchant-policy.ts';
import { lockMerchant } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import type { CaseActionOutcome, CaseCommand } from './case-action.ts';
import {
  countCaseNotes,
  findNoteByKey,
  hasPublicNote,
  insertCaseNote,
  type NewCaseNote,
  noteLimit,
} from './case-note-store.ts';
import { findCaseOwner } from './case-owner-store.ts';
import { findUserIdOf } from './case-people-store.ts';
import { keyProblems, keyUsed, readCaseText } from './case-text.ts';
import { tooManyNotes } from './note-limit.ts';

/**
 * Those who run the shop answer what the coordinators have asked. Who looks after the case is told; when nobody does, all
 * coordinators are.
 *
 * - DONE: it is written; also when this key has written it before, and then nobody is told again.
 * - INVALID: the text, the key (also one that wrote another note), nothing was asked, or two hundred answers are there.
 * - FORBIDDEN: neither owner nor manager of this shop, or no such shop.
 */
export async function answerCaseNote(
  deps: { readonly database: Database },
  command: CaseCommand & { readonly body: string; readonly idempotencyKey: string },
): Promise<CaseActionOutcome> {
  const { userId, merchantId, idempotencyKey } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  const { body, problems } = readCaseText(command.body);
  problems.push(...keyProblems(idempotencyKey));
  return inTransaction(deps.database, async (tx) => {
    const merchant = await lockMerchant(tx, merchantId);
    const place = await findStaffPlace(tx, merchantId, userId);
    if (merchant === null || place === null || !mayManageOffers(place)) return { outcome: 'FORBIDDEN' };
    if (problems.length > 0) return { outcome: 'INVALID', problems };
    const note: NewCaseNote = {
      ...{ id: newId(), networkId: merchant.networkId, merchantId },
      visibility: 'PUBLIC',
      side: 'MERCHANT',
      authorId: place.membershipId,
      ...{ body, idempotencyKey },
    };
    const earlier = await findNoteByKey(tx, note);
    if (earlier === 'SAME') return { outcome: 'DONE', merchant };
    if (earlier === 'OTHER') return { outcome: 'INVALID', problems: [keyUsed] };
    if (!(await hasPublicNote(tx, merchantId))) return { outcome: 'INVALID', problems: [nothingAsked] };
    if ((await countCaseNotes(tx, merchantId, 'MERCHANT')) >= noteLimit) {
      return { outcome: 'INVALID', problems: [tooManyNotes] };
    }
    const isNew = await insertCaseNote(tx, note);
    if (!isNew) return { outcome: 'INVALID', problems: [keyUsed] };
    const owner = await findCaseOwner(tx, merchantId);
    const ownerUserId = owner === null ? null : await findUserIdOf(tx, owner.membershipId);
    const userIds =
      ownerUserId === null ? await findCoordinatorUserIds(tx, merchant.networkId, userId) : [ownerUserId];
    await notifyOfMerchant(tx, merchant, { kind: 'MERCHANT_NOTE_ANSWERED', userIds, reason: body });
    return { outcome: 'DONE', merchant };
  });
}

const nothingAsked: FieldProblem = {
  path: ['body'],
  message: { th: 'ผู้ประสานงานยังไม่ได้ถามอะไร', en: 'The coordinators have not asked anything yet.' },
};
