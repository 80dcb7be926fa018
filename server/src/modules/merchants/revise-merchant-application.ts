import type { FieldProblem } from '../../graphql/user-error.ts';
import type { MerchantStatus } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { choosePicture, vanishedPictureProblem } from '../pictures/picture-input.ts';
import { lockAccount } from './account-store.ts';
import { ownsShopOfName } from './application-store.ts';
import { recordCase } from './case-event-store.ts';
import { categoryProblems } from './category-input.ts';
import { type MerchantInput, pictureChange, readMerchantInput } from './merchant-input.ts';
import { findCoordinatorUserIds, notifyOfMerchant } from './merchant-notices.ts';
import { mayRunShop } from './merchant-policy.ts';
import { merchantSteps } from './merchant-state.ts';
import { changeMerchant, lockMerchant, type MerchantChange, type MerchantRow } from './merchant-store.ts';
import { findStaffPlace, type StaffPlace } from './staff-store.ts';

export interface ReviseMerchantApplicationCommand extends MerchantInput {
  readonly userId: string;
  readonly merchantId: string | null;
  readonly pictureId: string | null | undefined;
}

export type ReviseMerchantApplicationOutcome =
  | { readonly outcome: 'RESUBMITTED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly status: MerchantStatus }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * The owner answers a request for changes. What is left out stays as it is; the application is APPLIED again, goes to
 * the end of the queue, and the coordinators are told.
 *
 * - RESUBMITTED: the shop as it is now.
 * - FORBIDDEN: not an owner of this shop, or no such shop.
 * - STATE: no changes are asked for (any more). The shop's lock decides between this and a coordinator's decision.
 * - INVALID: a wrong field, or the name of another shop of theirs.
 */
export async function reviseMerchantApplication(
  deps: { readonly database: Database },
  command: ReviseMerchantApplicationCommand,
): Promise<ReviseMerchantApplicationOutcome> {
  const { merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  try {
    return await inTransaction(deps.database, async (tx) => {
      // The person before the shop: the order of locks everywhere.
      await lockAccount(tx, command.userId);
      const merchant = await lockMerchant(tx, merchantId);
      const place = await findStaffPlace(tx, merchantId, command.userId);
      if (merchant === null || place === null || !mayRunShop(place)) return { outcome: 'FORBIDDEN' };
      const { change, problems } = await readRevision(tx, merchant, command);
      if (problems.length > 0) return { outcome: 'INVALID', problems };
      return resubmit(tx, { merchant, place, change, userId: command.userId });
    });
  } catch (error) {
    const problem = vanishedPictureProblem(error);
    if (problem === null) throw error;
    return { outcome: 'INVALID', problems: [problem] };
  }
}

async function readRevision(
  tx: Executor,
  merchant: MerchantRow,
  command: ReviseMerchantApplicationCommand,
): Promise<{ change: MerchantChange; problems: readonly FieldProblem[] }> {
  // A shop cannot be without a name: null leaves the one that it has.
  const reading = readMerchantInput({ ...command, name: command.name ?? undefined });
  const picture = await choosePicture(tx, { ...command, current: merchant.pictureId });
  const problems = [...reading.problems, ...picture.problems];
  if (command.category != null) {
    problems.push(...(await categoryProblems(tx, merchant.networkId, command.category)));
  }
  const named = { ...merchant, ...reading.change };
  const isTaken = await ownsShopOfName(tx, {
    ...named,
    userId: command.userId,
    exceptMerchantId: merchant.id,
  });
  if (isTaken) problems.push(nameTaken);
  return { change: { ...reading.change, ...pictureChange(command.pictureId, picture.pictureId) }, problems };
}

async function resubmit(
  tx: Executor,
  revision: {
    readonly merchant: MerchantRow;
    readonly place: StaffPlace;
    readonly change: MerchantChange;
    readonly userId: string;
  },
): Promise<ReviseMerchantApplicationOutcome> {
  const { merchant, place, change, userId } = revision;
  const { from, to, caseAction, notice } = merchantSteps.RESUBMIT;
  const row = await changeMerchant(tx, merchant.id, from, { ...change, status: to, appliedAt: new Date() });
  if (row === null) return { outcome: 'STATE', status: merchant.status };
  await recordCase(
    tx,
    { networkId: row.networkId, merchantId: row.id },
    { action: caseAction, actor: 'MERCHANT', membershipId: place.membershipId, reason: null },
  );
  const userIds = await findCoordinatorUserIds(tx, row.networkId, userId);
  await notifyOfMerchant(tx, row, { kind: notice, userIds, reason: null });
  return { outcome: 'RESUBMITTED', merchant: row };
}

const nameTaken: FieldProblem = {
  path: ['name'],
  message: { th: 'คุณมีร้านชื่อนี้อยู่แล้ว', en: 'You have a shop of this name already.' },
};
